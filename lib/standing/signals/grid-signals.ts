import type { GroupGrid } from "../build-group-grid";
import type { GoalFact } from "../facts";
import type { StandingSettings } from "../settings";
import type { GoalOf } from "./group-input";
import { groupLow } from "./group-low";
import type { Signal } from "./signal";
import type { SignalSettings } from "./signal-settings";
import { stuckOnGoal } from "./stuck-on-goal";

/** The rules that read the group grid: what they find is what the grid shows. */
export const gridSignalCodes = ["group-low", "stuck-on-goal"] as const;
export type GridSignal = Extract<Signal, { code: (typeof gridSignalCodes)[number] }>;

/**
 * What those rules find in a grid, for each goal in its order: the group before the pupils. The same function for the
 * worker, who keeps signals, and for a screen, which shows a period and sources of its own.
 * @param goals in the order of the columns
 * @param facts that the grid was built from
 * @param schoolYear that is compared, of a combination group
 */
export function gridSignals(
	{
		grid,
		goals,
		facts,
		schoolYear,
	}: {
		readonly grid: GroupGrid;
		readonly goals: readonly GoalOf[];
		readonly facts: readonly GoalFact[];
		readonly schoolYear: number | null;
	},
	settings: StandingSettings,
	rules: SignalSettings,
): GridSignal[] {
	const [low, stuck] = [rules["group-low"], rules["stuck-on-goal"]];
	return grid.columns.flatMap((column, index): GridSignal[] => {
		const goal = goals[index];
		if (goal === undefined) return [];
		const own = facts.filter((fact) => fact.goalId === goal.goalId);
		return [
			...(low.enabled ? groupLow(goal, column, schoolYear, settings, low.thresholds) : []),
			...(stuck.enabled ? stuckOnGoal(goal, column, own, settings) : []),
		];
	});
}
