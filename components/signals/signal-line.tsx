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
	wide = false,
	children,
}: {
	signal: SignalRow;
	rules: SignalSettings;
	today: string;
	/** All on one line; the rule opens with the sources. */
	wide?: boolean;
	/** Behind its sources: where to look further. */
	children?: ReactNode;
}) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("signals"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const { who, what, facts, rule, source } = signalWords(signal, rules, { t, subjects, format, today });
	const said = signal.pupilId === null ? `${who} ${what}` : what;
	const origin =
		signal.signalId === null ? (
			source
		) : (
			<SignalSource signalId={signal.signalId} what={said} rule={rule} today={today}>
				{source}
			</SignalSource>
		);
	const head = (
		<p className="flex items-baseline gap-1.5">
			<SignalMark code={signal.code} />
			<span className="first-letter:uppercase">{said}</span>
		</p>
	);
	if (wide)
		return (
			<li className="flex flex-wrap items-baseline gap-x-2">
				{head}
				<p className="text-s text-ink-2">{facts}</p>
				<p className="text-s text-ink-3">
					{origin} {children}
				</p>
			</li>
		);
	return (
		<li>
			{head}
			<p className="text-s text-ink-2">{facts}</p>
			<p className="text-s text-ink-3">
				{rule} · {origin} {children}
			</p>
		</li>
	);
}
