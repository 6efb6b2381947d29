import Link from "next/link";
import { besideInWords, standingInWords, valueInWords } from "@/components/groups/grid-words";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import type { GoalListEntry } from "@/lib/standing/goal-lists";
import { goalStateTable } from "@/lib/standing/goal-state";
import type { GroupGoalWords } from "./goal-words";
import type { EntryLinks } from "./pupil-entry";

const cell = "border-t border-line px-2 py-1 first:pl-3 last:pr-3";

/** The lists as one table, in the same order. */
export function PupilTable({
	entries,
	page,
	links,
	words,
}: {
	entries: readonly GoalListEntry[];
	page: GroupGoalPage;
	links: EntryLinks;
	words: GroupGoalWords;
}) {
	const { t } = words;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
		<section className="panel overflow-x-auto" aria-label={t("table.caption")} tabIndex={0}>
			<table className="w-full min-w-160">
				<caption className="sr-only">{t("table.caption")}</caption>
				<thead className="text-s text-ink-3">
					<tr>
						{(["pupil", "status", "value", "n", "place", "source", "last"] as const).map((column) => (
							<th
								key={column}
								scope="col"
								className={`px-2 py-1 font-normal first:pl-3 last:pr-3 ${column === "value" || column === "n" ? "text-right" : ""}`}
							>
								{t(`table.${column}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{entries.map((entry) => (
						<Row key={entry.row} entry={entry} page={page} links={links} words={words} />
					))}
				</tbody>
			</table>
		</section>
	);
}

function Row({
	entry: { row, cell: own },
	page,
	links,
	words: { t, groups, common, measures, format },
}: {
	entry: GoalListEntry;
	page: GroupGoalPage;
	links: EntryLinks;
	words: GroupGoalWords;
}) {
	const member = page.members[row];
	const key = page.column.source?.key;
	if (!member) return null;
	return (
		<tr>
			<th scope="row" className={`${cell} font-normal`}>
				<Link className="link-quiet" href={links.pupilHref(member.pupilId)}>
					{member.name}
				</Link>
			</th>
			<td className={cell}>
				{common(goalStateTable[own.state].word)}
				{own.contradicts ? `, ≠ ${t("contradicts")}` : ""}
			</td>
			<td className={`${cell} text-right whitespace-nowrap`}>
				{own.value && key ? valueInWords(own.value, key, format) : "–"}
			</td>
			<td className={`${cell} text-right`}>{own.taken ?? "–"}</td>
			<td className={cell}>
				{besideInWords(own, page.today, { t: groups, measures, format }) ||
					(own.value !== null && !own.counts ? t("notYet") : standingInWords(own.standing, groups, own.state) || "–")}
			</td>
			<td className={cell}>{own.lastDay === null ? "–" : (links.source?.supplier ?? "–")}</td>
			<td className={`${cell} whitespace-nowrap`}>
				{own.lastDay === null ? "–" : format.day(own.lastDay, page.today)}
			</td>
		</tr>
	);
}
