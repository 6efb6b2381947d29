import type { GridModel } from "@/lib/charts/prepare-grid";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { goalStateTable } from "@/lib/standing/goal-state";
import { besideInWords, countInWords, standingInWords, valueInWords } from "./grid-words";

/** The same as the grid in words: value, status and place of each pupil on each goal. */
export async function GridTable({ page, model }: { page: GroupGridPage; model: GridModel }) {
	const [t, common, measures, format] = await Promise.all([
		getTranslator("groups"),
		getTranslator("common"),
		getTranslator("measures"),
		getFormatter(),
	]);
	return (
		<div className="panel mt-2 overflow-x-auto">
			<table className="w-full text-s">
				<caption className="sr-only">{t("table.caption")}</caption>
				<thead>
					<tr className="border-b border-line-strong align-bottom">
						<th scope="col" className="px-3 py-1">
							{t("grid.pupil")}
						</th>
						{page.goals.map((goal, index) => {
							const column = model.columns[index];
							return (
								<th key={goal.goalId} scope="col" className="min-w-28 px-2 py-1" lang="nl">
									{goal.title}
									<p className="font-normal text-ink-3">
										{column ? countInWords(column.column, page.members.length, { t, format }) : ""}
									</p>
								</th>
							);
						})}
					</tr>
				</thead>
				<tbody>
					{model.rowOrder.map((row) => {
						const member = page.members[row];
						return member ? (
							<tr key={member.pupilId} className="border-t border-line">
								<th scope="row" className="px-3 py-1 font-normal whitespace-nowrap">
									{member.name}
								</th>
								{model.columns.map(({ column, cells }) => {
									const cell = cells[row]?.cell;
									const value =
										cell?.value && column.source ? valueInWords(cell.value, column.source.key, format) : "–";
									const place = standingInWords(cell?.standing ?? null, t, cell?.state);
									return (
										<td key={column.goalId} className="px-2 py-1 align-top">
											{value}
											<p className="text-ink-3">
												{cell
													? joinParts(
															[
																common(goalStateTable[cell.state].word),
																besideInWords(cell, page.today, { t, measures, format }),
																place,
															],
															"; ",
														)
													: ""}
											</p>
										</td>
									);
								})}
							</tr>
						) : null;
					})}
				</tbody>
			</table>
		</div>
	);
}
