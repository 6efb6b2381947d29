import type { ReactNode } from "react";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import { signalLines } from "@/lib/standing/signals/signal-lines";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";
import { gatherSignals } from "./gather-signals";
import { SignalLine } from "./signal-line";
import { SignalMark } from "./signal-mark";
import { signalWords } from "./signal-words";

/**
 * The signals of a pupil who is named already: the goals that the pupil is stuck on are one line, which opens; each other
 * signal is a line. Within a ProvenanceFrame.
 */
export async function PupilSignalList({
	signals,
	rules,
	today,
	wide = false,
	linkOf,
}: {
	signals: readonly SignalRow[];
	rules: SignalSettings;
	today: string;
	/** There is room for all of a signal on one line. */
	wide?: boolean;
	/** Behind the sources of a signal: where to look further. */
	linkOf?: (signal: SignalRow) => ReactNode;
}) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("signals"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const { group, pupils } = signalLines(signals);
	const own = pupils.flatMap((line) => line.signals);
	const stuck = own.filter((row) => row.code === "stuck-on-goal");
	const gathered: readonly SignalRow[] = stuck.length > 1 ? stuck : [];
	const line = (row: SignalRow) => (
		<SignalLine key={`${row.signalId} ${row.goal?.goalId}`} signal={row} rules={rules} today={today} wide={wide}>
			{linkOf?.(row)}
		</SignalLine>
	);
	const said = gathered.map((row) => ({ row, words: signalWords(row, rules, { t, subjects, format, today }) }));
	const { what, facts } = gatherSignals(said, t, format);
	return (
		<ul className="grid gap-1.5">
			{group.map(line)}
			{gathered.length === 0 ? null : (
				<li>
					<details>
						<summary className={`cursor-pointer list-none ${wide ? "flex flex-wrap items-baseline gap-x-2" : ""}`}>
							<span className="flex items-baseline gap-1.5">
								<SignalMark code="stuck-on-goal" />
								<span className="first-letter:uppercase">{what}</span>
							</span>
							<span className="text-s text-ink-2">{facts}</span>{" "}
							<span className="text-s whitespace-nowrap text-accent underline underline-offset-2">
								{t("list.show", { count: gathered.length })}
							</span>
						</summary>
						<ul className="mt-1 grid gap-1.5 border-l-2 border-line pl-3">{gathered.map(line)}</ul>
					</details>
				</li>
			)}
			{own.filter((row) => !gathered.includes(row)).map(line)}
		</ul>
	);
}
