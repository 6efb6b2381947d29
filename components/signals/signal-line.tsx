import type { ReactNode } from "react";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";
import { SignalMark } from "./signal-mark";
import { SignalSource } from "./signal-source";
import { signalWords } from "./signal-words";

/** One signal of a pupil who is named already: what, its facts, its rule, its sources and age. Within a ProvenanceFrame. */
export async function SignalLine({
	signal,
	rules,
	today,
	children,
}: {
	signal: SignalRow;
	rules: SignalSettings;
	today: string;
	/** Behind its sources: where to look further. */
	children?: ReactNode;
}) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("signals"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const { what, facts, rule, source } = signalWords(signal, rules, { t, subjects, format, today });
	return (
		<li>
			<p className="flex items-baseline gap-1.5 first-letter:uppercase">
				<SignalMark code={signal.code} />
				<span>{what}</span>
			</p>
			<p className="text-s text-ink-2">{facts}</p>
			<p className="text-s text-ink-3">
				{rule} ·{" "}
				{signal.signalId === null ? (
					source
				) : (
					<SignalSource signalId={signal.signalId} what={what} rule={rule} today={today}>
						{source}
					</SignalSource>
				)}{" "}
				{children}
			</p>
		</li>
	);
}
