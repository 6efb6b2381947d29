import { ProvenanceFrame } from "@/components/provenance/provenance-frame";
import { StatusShape } from "@/components/ui/status";
import type { GridModel } from "@/lib/charts/prepare-grid";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { GridCell, type GridWords } from "./grid-cell";
import { GridHead } from "./grid-head";
import { GridKeyboard } from "./grid-keyboard";
import styles from "./group-grid.module.css";

/** T1: a row per pupil, a column per goal. Drawn on the server; the keyboard walks along the cells. */
export async function GroupGrid({
	page,
	model,
	goalHref,
	pupilHref,
}: {
	page: GroupGridPage;
	model: GridModel;
	goalHref: (goalId: string, pupilId: string) => string;
	pupilHref: (pupilId: string) => string;
}) {
	const [t, common, format] = await Promise.all([getTranslator("groups"), getTranslator("common"), getFormatter()]);
	const words: GridWords = { t, common, format };
	const firsts = new Set(model.domains.map((domain) => domain.first));
	return (
		<GridKeyboard className={styles.wrap ?? ""}>
			{/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern stands on a table */}
			<table role="grid" className={styles.grid} aria-label={t("grid.label", { group: page.group.name })}>
				<colgroup>
					<col className={styles.pupilColumn} />
					{page.goals.map((goal) => (
						<col key={goal.goalId} className={styles.goalColumn} />
					))}
				</colgroup>
				<ProvenanceFrame>
					<GridHead
						model={model}
						goals={page.goals}
						total={page.members.length}
						provenance={{
							path: `/api/v1/groups/${page.group.groupId}`,
							period: `${page.period.from}_${page.period.to}`,
							today: page.today,
						}}
						words={words}
					/>
				</ProvenanceFrame>
				<tbody>
					{model.rowOrder.map((row, place) => {
						const member = page.members[row];
						const stuck = page.grid.stuck[row] ?? 0;
						return member ? (
							<tr key={member.pupilId}>
								<th scope="row">
									<span className={styles.who}>
										<a
											className={styles.name}
											href={pupilHref(member.pupilId)}
											tabIndex={place === 0 ? 0 : -1}
											data-cell=""
										>
											{member.name}
										</a>
										{stuck > 0 ? (
											<span className={styles.stuckCount}>
												<span aria-hidden="true">{stuck}</span>
												<StatusShape name="stuck" />
												<span className="sr-only">{t("grid.stuckOn", { count: stuck })}</span>
											</span>
										) : null}
									</span>
								</th>
								{model.columns.map((column, index) => {
									const cell = column.cells[row];
									const goal = page.goals[index];
									return cell && goal ? (
										<GridCell
											key={goal.goalId}
											model={cell}
											column={column}
											href={goalHref(goal.goalId, member.pupilId)}
											words={words}
											first={firsts.has(index)}
										/>
									) : null;
								})}
							</tr>
						) : null;
					})}
				</tbody>
			</table>
		</GridKeyboard>
	);
}
