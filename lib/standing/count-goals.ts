import type { GridCell } from "./build-group-grid";

/** What a cell of the grid says of a pupil and a goal; each cell says one of these. */
export const goalStates = ["reached", "growing", "stuck", "too-little", "no-data", "no-status"] as const;
export type GoalState = (typeof goalStates)[number];

/** How many goals there are of each; their sum is the number of goals of the grid. */
export type GoalCounts = Readonly<Record<GoalState, number>>;

/**
 * The state of one cell. too-little: tasks were made, too few for a value; no-data: nothing came; no-status: a value by a
 * source that gives no ground for a status (a test, the level of an adaptive source).
 */
export function goalStateOf({ status, value, taken }: Pick<GridCell, "status" | "value" | "taken">): GoalState {
	if (status !== null && status !== "no-data") return status;
	if (value !== null) return "no-status";
	return (taken ?? 0) > 0 ? "too-little" : "no-data";
}

export function countGoals(cells: readonly Pick<GridCell, "status" | "value" | "taken">[]): GoalCounts {
	const states = cells.map(goalStateOf);
	const count = (state: GoalState) => states.filter((one) => one === state).length;
	return {
		reached: count("reached"),
		growing: count("growing"),
		stuck: count("stuck"),
		"too-little": count("too-little"),
		"no-data": count("no-data"),
		"no-status": count("no-status"),
	};
}
