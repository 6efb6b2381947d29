import { getTranslator } from "@/lib/i18n/server";
import type { PupilGoal } from "@/lib/queries/goals/get-pupil-goal";

/** The key of the pictures, in the picture's own signs; only of what is drawn. */
export async function TimelineLegend({ goal }: { goal: Pick<PupilGoal, "pupil" | "panels"> }) {
	const t = await getTranslator("goals");
	const hasWindow = goal.panels.some(
		({ kind, now }) => kind === "practice" && now.value !== null && now.since !== null,
	);
	const hasLittle = goal.panels.some(({ points }) => points.some((point) => point.little));
	const hasRules = goal.panels.some(({ type, adaptive }) => type === "share-right" && adaptive !== "yes");
	const item = "flex items-center gap-1.5";
	return (
		<ul aria-label={t("legend.title")} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-s text-ink-2">
			<li className={item}>
				<svg width="12" height="12" aria-hidden="true">
					<circle className="chart-dot-self" cx="6" cy="6" r="4" />
				</svg>
				{goal.pupil.givenName}
			</li>
			<li className={item}>
				<svg width="10" height="14" aria-hidden="true">
					<path className="chart-interval" d="M5 1V13M2 1H8M2 13H8" />
				</svg>
				{t("legend.interval")}
			</li>
			<li className={item}>
				<svg width="12" height="14" aria-hidden="true">
					<rect className="chart-band" x="1" y="0.5" width="10" height="13" />
					<path className="chart-median" d="M1 7H11" />
				</svg>
				{t("legend.box")}
			</li>
			{hasLittle ? (
				<li className={item}>
					<svg width="12" height="12" aria-hidden="true">
						<circle className="chart-ring" cx="6" cy="6" r="4" />
					</svg>
					{t("legend.little")}
				</li>
			) : null}
			{hasWindow ? (
				<li className={item}>
					<svg width="22" height="14" aria-hidden="true">
						<rect className="chart-window" x="1" y="0.5" width="12" height="13" />
						<path className="chart-window-figure" d="M1 7H22" />
					</svg>
					{t("legend.window")}
				</li>
			) : null}
			{hasRules ? (
				<li className={item}>
					<svg width="22" height="12" aria-hidden="true">
						<path className="chart-bound" d="M0 6H22" />
					</svg>
					{t("legend.rules")}
				</li>
			) : null}
		</ul>
	);
}
