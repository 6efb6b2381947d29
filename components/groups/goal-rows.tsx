import Link from "next/link";
import { StateWord } from "@/components/ui/status";
import type { GridModel } from "@/lib/charts/prepare-grid";
import { isolate } from "@/lib/i18n/direction/isolate";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { goalStateTable } from "@/lib/standing/goal-state";
import { countInWords, measureInWords, numberInWords } from "./grid-words";

/** The grid where there is no room for one: a goal a line, how many are in each state, and the way to their names (T2). */
export async function GoalRows({ page, model, query }: { page: GroupGridPage; model: GridModel; query: string }) {
	const [t, common, measures, format] = await Promise.all([
		getTranslator("groups"),
		getTranslator("common"),
		getTranslator("measures"),
		getFormatter(),
	]);
	return (
		<ul className="panel sm:hidden" aria-label={t("grid.goals")}>
			{model.columns.map(({ column, source, states }, index) => {
				const goal = page.goals[index];
				const { spread } = column;
				return (
					<li key={column.goalId} className="border-t border-line px-3 py-1.5 first:border-t-0">
						<div className="flex items-baseline justify-between gap-3">
							<Link
								href={`/groups/${page.group.groupId}/goals/${column.goalId}${query}`}
								className="link-quiet inline-flex min-h-9 items-center font-strong"
								lang="nl"
							>
								{goal?.title}
							</Link>
							{column.source && (spread.code === "numeric" || spread.code === "ordinal") ? (
								<span className="whitespace-nowrap">
									{column.share
										? t(`grid.part.${column.share.code}`, { share: format.share(column.share.ratio) })
										: t("goalRow.median", {
												value:
													spread.code === "ordinal"
														? spread.median
														: numberInWords(spread.quartiles.median, column.source.key, format),
											})}
								</span>
							) : null}
						</div>
						<p className="flex flex-wrap gap-x-4">
							{states.map(({ state, count }) => (
								<StateWord key={state} state={state}>
									{count} {common(goalStateTable[state].word)}
								</StateWord>
							))}
						</p>
						<p className="text-s text-ink-3">
							{column.source ? countInWords(column, page.members.length, { t, format }) : t("grid.noSource")}
							{column.source && source
								? ` · ${isolate(source.supplier)}, ${measureInWords(column.source.key, t, measures)}`
								: null}
						</p>
					</li>
				);
			})}
		</ul>
	);
}
