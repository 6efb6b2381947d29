import Link from "next/link";
import { countInWords, measureInWords } from "@/components/groups/grid-words";
import { ProvenanceSheet } from "@/components/provenance/provenance-sheet";
import { StatusShape } from "@/components/ui/status";
import type { GoalStrip } from "@/lib/charts/prepare-goal-strip";
import type { SourceModel } from "@/lib/charts/prepare-grid";
import { joinParts } from "@/lib/i18n/join-parts";
import { columnKey } from "@/lib/queries/goals/column-key";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import { goalStateTable } from "@/lib/standing/goal-state";
import { GoalStripFigure } from "./goal-strip-figure";
import { ageInWords, type GroupGoalWords, groupInWords } from "./goal-words";

/** The group on this goal: by which source, how many, how spread, how fresh. */
export function GroupPanel({
	page,
	strip,
	source,
	words,
}: {
	page: GroupGoalPage;
	strip: GoalStrip | null;
	source: SourceModel | null;
	words: GroupGoalWords;
}) {
	const { t, groups, common, measures, format } = words;
	const { uncounted, without } = page.counts;
	const key = page.column.source?.key;
	if (strip === null || source === null || key === undefined) return null;
	const { median, half } = groupInWords(page.column, words);
	const period = `${page.period.from}_${page.period.to}`;
	return (
		<section aria-labelledby="group" className="panel grid gap-x-6 gap-y-2 p-3 md:grid-cols-[16rem_minmax(0,1fr)]">
			<div className="text-s text-ink-2">
				<h2 id="group">{t("group")}</h2>
				<p>{t("measure", { supplier: source.supplier, measure: measureInWords(key, groups, measures) })}</p>
				<p className={source.late ? "flex items-center gap-1 text-late" : "text-ink-3"}>
					{source.late ? <StatusShape name="late" /> : null}
					{ageInWords(source, page.today, words)}
				</p>
				<p className="mt-1">
					<ProvenanceSheet
						address={`/api/v1/groups/${page.group.groupId}/goals/${page.goal.goalId}/provenance?${new URLSearchParams({ period })}`}
						figureKey={columnKey(source.connectionId, key)}
						value={median}
						supplier={source.supplier}
						today={page.today}
						className="font-strong pointer-coarse:min-h-9"
					>
						{countInWords(page.column, page.members.length, { t: groups, format })}
					</ProvenanceSheet>
				</p>
				{page.countsIn === null ? null : (
					<p>
						<Link className="link" href={`/groups/${page.countsIn}/goals/${page.goal.goalId}`}>
							{t("openPlace", { group: page.column.elsewhere[0]?.group ?? "" })}
						</Link>
					</p>
				)}
				<p>
					{joinParts([
						...(uncounted > 0 ? [t("uncounted", { count: uncounted })] : []),
						...without.map(({ state, count }) => `${count} ${common(goalStateTable[state].word)}`),
					])}
				</p>
			</div>
			<div className="min-w-0 self-center">
				<GoalStripFigure
					strip={strip}
					measure={key}
					counts={page.counts}
					median={median}
					half={half}
					few={t(key.kind === "practice" ? "why.tasks" : "why.order", { min: page.settings.evidenceMin })}
					words={words}
				/>
				{source.adaptive === "no" ? null : (
					<p className="text-s text-ink-3">{t(source.adaptive === "yes" ? "adaptive" : "adaptiveUnknown")}</p>
				)}
			</div>
		</section>
	);
}
