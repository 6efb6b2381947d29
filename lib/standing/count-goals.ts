import type { GridCell } from "./build-group-grid";
import { type GoalState, goalStates } from "./goal-state";

/** How many goals there are of each state; their sum is the number of goals of the grid. */
export type GoalCounts = Readonly<Record<GoalState, number>>;

/** The cells of one pupil, or of several, counted by what they say. */
export function countGoals(cells: readonly Pick<GridCell, "state">[]): GoalCounts {
	const count = (state: GoalState) => cells.filter((cell) => cell.state === state).length;
	return Object.fromEntries(goalStates.map((state) => [state, count(state)])) as Record<GoalState, number>;
}
