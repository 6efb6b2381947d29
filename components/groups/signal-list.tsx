import Link from "next/link";
import { ClientMessages } from "@/components/layout/client-messages";
import { QueryProvider } from "@/components/query/query-provider";
import { signalWords } from "@/components/signals/signal-words";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupSignals } from "@/lib/queries/signals/select-group-signals";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import { type SignalLines, signalLines } from "@/lib/standing/signals/signal-lines";
import { GroupSignalItem } from "./group-signal-item";
import { PupilSignalsItem } from "./pupil-signals-item";
import { keyOf, type SaidSignal, type SignalLinks } from "./signal-links";

/** Pupils, each on one line. */
const shownAtFirst = 4;

interface SignalListProps extends SignalLinks {
	readonly signals: GroupSignals;
	readonly today: string;
	readonly all: boolean;
	readonly allHref: string;
	readonly fewerHref: string;
}

/** Look here first: the group itself, then one line a pupil; what was put aside below. */
export async function SignalList({ signals, today, all, allHref, fewerHref, ...links }: SignalListProps) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("signals"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const { open, dismissed, rules } = signals;
	const lines = signalLines(open);
	const pupils = all ? lines.pupils : lines.pupils.slice(0, shownAtFirst);
	const said = (row: SignalRow): SaidSignal => ({
		row,
		words: signalWords(row, rules, { t, subjects, format, today }),
	});
	const item = (row: SignalRow) => <GroupSignalItem key={keyOf(row)} said={said(row)} links={links} today={today} />;
	const aside = signalLines(dismissed);
	return (
		<ClientMessages nouns={["signals", "provenance", "suppliers"]}>
			<QueryProvider>
				<section className="panel my-2 overflow-hidden" aria-labelledby="signals">
					<div className="flex flex-wrap items-baseline gap-x-3 px-3 pt-1.5 pb-1 text-s text-ink-3">
						<h2 id="signals" className="text-m font-strong text-ink">
							{t("list.title")}
						</h2>
						<span>
							<Summary signals={signals} lines={lines} today={today} />
						</span>
						{lines.pupils.length > pupils.length ? (
							<Link className="link" href={allHref} scroll={false}>
								{t("list.all", { total: lines.pupils.length })}
							</Link>
						) : all && lines.pupils.length > shownAtFirst ? (
							<Link className="link" href={fewerHref} scroll={false}>
								{t("list.fewer")}
							</Link>
						) : null}
						<Link className="link ml-auto" href="/signals">
							{t("list.rules")}
						</Link>
					</div>
					{open.length === 0 ? null : (
						<ul>
							{lines.group.map(item)}
							{pupils.map(({ pupilId, signals: own }) => (
								<PupilSignalsItem key={pupilId} said={own.map(said)} links={links} today={today} />
							))}
						</ul>
					)}
					{dismissed.length > 0 ? (
						<details className="border-t border-line">
							<summary className="flex min-h-7 cursor-default items-center px-3 text-s text-ink-3 pointer-coarse:min-h-9">
								{t("list.dismissedTitle", { total: dismissed.length })}
							</summary>
							<ul>{[...aside.group, ...aside.pupils.flatMap((line) => line.signals)].map(item)}</ul>
						</details>
					) : null}
				</section>
			</QueryProvider>
		</ClientMessages>
	);
}

/** How many diamonds of how many pupils; other rules and the group counted apart; and of when it is. */
async function Summary({
	signals: { open, evaluatedAt },
	lines: { group, counts },
	today,
}: {
	signals: GroupSignals;
	lines: SignalLines<SignalRow>;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("signals"), getFormatter()]);
	const when = evaluatedAt && format.dayTime(evaluatedAt, today);
	if (open.length === 0) return when === null ? t("list.notYet") : t("list.none", { when });
	const { stuck, stuckPupils, others, otherPupils } = counts;
	const parts = [
		stuck > 0 ? t("list.stuck", { stuck, pupils: stuckPupils }) : null,
		others > 0 ? t("list.others", { others, pupils: otherPupils }) : null,
		group.length > 0 ? t("list.ofGroup", { count: group.length }) : null,
		when === null ? null : t("list.evaluated", { when }),
	];
	return joinParts(parts);
}
