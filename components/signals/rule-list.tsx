import type { ReactNode } from "react";
import { getTranslator } from "@/lib/i18n/server";
import { type SignalCode, signalCodes } from "@/lib/standing/signals/signal";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";
import { SignalMark } from "./signal-mark";

/** Every rule in words with its thresholds as they are, and whether it is on; beside each what `aside` gives. */
export async function RuleList({
	rules,
	aside,
}: {
	rules: SignalSettings;
	aside?: (code: SignalCode, name: string) => ReactNode;
}) {
	const t = await getTranslator("signals");
	return (
		<ul className="panel">
			{signalCodes.map((code) => {
				const { enabled, thresholds } = rules[code];
				const name = t(`rules.${code}.name`);
				return (
					<li
						key={code}
						className={`grid gap-x-8 gap-y-2 border-t border-line px-3 py-3 first:border-t-0 ${aside ? "lg:grid-cols-[5fr_6fr]" : ""}`}
					>
						<div className="max-w-[68ch]">
							<h2 className="flex items-baseline gap-2 text-m font-strong">
								<SignalMark code={code} />
								{name}
								<span className="text-s font-normal text-ink-3">{t(enabled ? "on" : "off")}</span>
							</h2>
							<p className="mt-0.5 text-ink-2">{t(`rules.${code}.rule`, thresholds as never)}</p>
						</div>
						{aside?.(code, name)}
					</li>
				);
			})}
		</ul>
	);
}
