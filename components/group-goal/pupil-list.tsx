import { StatusShape } from "@/components/ui/status";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import type { GoalListCode, GoalListEntry } from "@/lib/standing/goal-lists";
import { goalStateTable } from "@/lib/standing/goal-state";
import type { GroupGoalWords } from "./goal-words";
import { type EntryLinks, PupilEntry } from "./pupil-entry";

/** The pupils of one status, or those without a value; that it is nobody is said too. */
export function PupilList({
	code,
	wide,
	entries,
	page,
	links,
	words,
}: {
	code: GoalListCode;
	/** It stands alone in its row: over the whole width, in columns. */
	wide: boolean;
	entries: readonly GoalListEntry[];
	page: GroupGoalPage;
	links: EntryLinks;
	words: GroupGoalWords;
}) {
	const { t, common } = words;
	// Without a value each pupil has a mark of their own.
	const head = code === "without" ? null : goalStateTable[code].mark;
	return (
		<section aria-labelledby={`list-${code}`} className={`panel min-w-0 ${wide ? "col-span-full" : ""}`}>
			<h2 id={`list-${code}`} className="flex items-center gap-1.5 px-3 pt-2 pb-1">
				{head === null ? null : <StatusShape name={head} />}
				{code === "without" ? (
					t("without")
				) : (
					<span className="first-letter:uppercase">{common(goalStateTable[code].word)}</span>
				)}
				<span className="ml-auto text-s font-normal whitespace-nowrap text-ink-3">
					{t("count", { count: entries.length, total: links.listed })}
				</span>
			</h2>
			{code === "no-status" ? <p className="px-3 pb-1 text-s text-ink-3">{t("listText.no-status")}</p> : null}
			{entries.length === 0 ? (
				<p className="px-3 pb-3 text-ink-3">{t(code === "reached" ? "listEmpty.reached" : "listEmpty.nobody")}</p>
			) : (
				<ul className={wide ? "md:columns-2 md:gap-0 lg:columns-3" : ""}>
					{entries.map((entry) => (
						<PupilEntry key={entry.row} entry={entry} page={page} links={links} words={words} />
					))}
				</ul>
			)}
		</section>
	);
}
