import Link from "next/link";
import { StateWord, StatusShape } from "@/components/ui/status";
import type { GridModel } from "@/lib/charts/prepare-grid";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { goalStates, goalStateTable } from "@/lib/standing/goal-state";
import { keyStates } from "./grid-in-words";
import styles from "./group-grid.module.css";

/** How to read the grid, and how fresh each source is. */
export async function GridFoot({ page, model }: { page: GroupGridPage; model: GridModel }) {
	const [t, common, format] = await Promise.all([getTranslator("groups"), getTranslator("common"), getFormatter()]);
	const present = new Set(model.columns.flatMap((column) => column.states.map(({ state }) => state)));
	const ofTests = goalStates.filter((state) => present.has(state) && !keyStates.has(state));
	const held = page.sources.reduce((sum, source) => sum + source.held, 0);
	return (
		<div className={styles.foot}>
			<p>
				<span>{t("foot.key", { total: page.members.length })}</span>
				<span>{t("foot.few", { least: page.settings.valueMin, counts: page.settings.evidenceMin })}</span>
				<span>{t("foot.contradicts")}</span>
				{ofTests.map((state) =>
					goalStateTable[state].mark === null ? null : (
						<StateWord key={state} state={state}>
							{common(goalStateTable[state].word)}
						</StateWord>
					),
				)}
			</p>
			<p>
				{model.sources.map((source) => (
					<span key={source.connectionId} className={source.late ? styles.late : ""}>
						{source.late ? <StatusShape name="late" /> : null}
						{source.lastDeliveryAt === null
							? t("foot.never", { supplier: source.supplier })
							: t(source.late ? "foot.late" : "foot.received", {
									supplier: source.supplier,
									when: format.dayTime(source.lastDeliveryAt, page.today),
								})}
					</span>
				))}
				{held > 0 ? <span>{t("foot.held", { count: held })}</span> : null}
			</p>
			<p>
				<span>
					{page.shown === null ? null : `${t("subGroupShown")} `}
					{page.schoolYear === null ? null : `${t("schoolYearShown", { year: String(page.schoolYear) })} `}
					{t("foot.rule")}{" "}
					<Link className="link" href="/help/status">
						{t("foot.how")}
					</Link>
				</span>
			</p>
		</div>
	);
}
