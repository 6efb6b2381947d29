import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { Effort } from "@/lib/queries/pupils/pupil-row";
import type { OwnLevel, PupilGoal } from "@/lib/queries/pupils/subject-goals";
import type { GoalCounts } from "@/lib/standing/count-goals";
import { type GoalState, goalStates } from "@/lib/standing/goal-state";

/** The states that are told even of no goal at all; the others where there are some. */
const always: ReadonlySet<GoalState> = new Set(["reached", "growing", "stuck", "nothing"]);

export const toldStates = (counts: GoalCounts): GoalState[] =>
	goalStates.filter((state) => always.has(state) || counts[state] > 0);

/** "12 dagen, 61 opgaven, 26 min · groep: 11 dagen" */
export function effortInWords(
	{ days, tasks: made, durationMs }: Effort,
	t: Translator<"pupils">,
	format: Formatter,
): string {
	const tasks = format.number(made, 0);
	if (durationMs === 0) return t("effort", { days, tasks });
	return t("effortTime", { days, tasks, time: format.duration(durationMs) });
}

/** The goals that a pupil is stuck on, each with its own share right. */
export function stuckInWords(goals: readonly PupilGoal[], t: Translator<"pupils">, format: Formatter): string | null {
	const stuck = goals.filter((goal) => goal.state === "stuck");
	if (stuck.length === 0) return null;
	const named = stuck.map(({ title: goal, cell }) =>
		cell.value?.shown == null ? goal : t("goals.goalShare", { goal, share: format.share(cell.value.shown / 100) }),
	);
	return t("goals.stuck", { goals: format.list(named) });
}

/** The own levels by each adaptive supplier, on the supplier's own scale. */
export function levelsInWords(levels: readonly OwnLevel[], t: Translator<"pupils">, format: Formatter): string[] {
	const suppliers = [...new Set(levels.map((one) => one.supplier))];
	return suppliers.map((supplier) => {
		const own = levels.filter((one) => one.supplier === supplier);
		return t("goals.levels", { supplier, levels: format.list(own.map((one) => levelInWords(one, t, format))) });
	});
}

function levelInWords(
	{ title: goal, level, minimum, maximum, decimals }: OwnLevel,
	t: Translator<"pupils">,
	format: Formatter,
) {
	const said = format.onScale(level, { type: "own-level", decimals });
	if (minimum === null || maximum === null) return t("goals.level", { goal, level: said });
	return t("goals.levelOf", {
		goal,
		level: said,
		minimum: format.number(minimum, 6),
		maximum: format.number(maximum, 6),
	});
}
