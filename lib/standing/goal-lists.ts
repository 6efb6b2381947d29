import type { ConnectionId, PersonId } from "../domain/ids";
import type { GridCell, GridColumn } from "./build-group-grid";
import type { GoalFact } from "./facts";
import { type GoalNotice, type GoalState, goalStates, isJudged, noticeOf } from "./goal-state";

/** A list a status; no-status: a value without one; without: no value, each with its own state. */
export const goalListCodes = ["stuck", "growing", "reached", "no-status", "without"] as const;
export type GoalListCode = (typeof goalListCodes)[number];

export interface GoalListEntry {
	/** Index into the pupils of the column. */
	readonly row: number;
	readonly cell: GridCell;
	/** No value here, but the latest by another source, or why there is none there; null: nothing there either. */
	readonly elsewhere: {
		readonly connectionId: ConnectionId;
		readonly day: string;
		/** Null: it has a value there. */
		readonly state: GoalNotice["state"] | null;
	} | null;
}

export interface GoalCounts {
	/** With a value that the median and the middle half are of. */
	readonly counted: number;
	/** With a value that does not count in them yet. */
	readonly uncounted: number;
	/** Of those without a value: how many are in each state; only states that occur, in the order of the table. */
	readonly without: readonly { readonly state: GoalState; readonly count: number }[];
}

export interface GoalLists {
	readonly lists: Readonly<Record<GoalListCode, readonly GoalListEntry[]>>;
	/** All pupils of the column, each once. */
	readonly counts: GoalCounts;
}

/**
 * One goal, the whole group: a column of the grid as lists by status, so that a list never says what the cell does not.
 * Within a list: below the middle half first, then in it, then above it; without a value by state. Nobody is ranked.
 */
export function goalLists(
	column: GridColumn,
	facts: readonly GoalFact[],
	notices: readonly GoalNotice[] = [],
): GoalLists {
	const entries = column.cells.map((cell, row) => ({ row, cell, elsewhere: elsewhere(cell, column, facts, notices) }));
	const inOrder = entries.toSorted((a, b) => weight(a.cell) - weight(b.cell) || a.row - b.row);
	const of = (code: GoalListCode) => inOrder.filter(({ cell }) => listOf(cell.state) === code);
	const without = column.cells.filter((cell) => cell.value === null);
	const counted = column.cells.filter((cell) => cell.counts).length;
	return {
		lists: {
			...{ stuck: of("stuck"), growing: of("growing"), reached: of("reached") },
			...{ "no-status": of("no-status"), without: of("without") },
		},
		counts: {
			counted,
			uncounted: column.cells.length - without.length - counted,
			without: countStates(without),
		},
	};
}

/** How many are in each state; only states that occur, in the order of the table. */
export function countStates(cells: readonly Pick<GridCell, "state">[]): GoalCounts["without"] {
	return goalStates.flatMap((state) => {
		const count = cells.filter((cell) => cell.state === state).length;
		return count === 0 ? [] : [{ state, count }];
	});
}

function listOf(state: GoalState): GoalListCode {
	return isJudged(state) || state === "no-status" ? state : "without";
}

function weight({ state, standing }: GridCell): number {
	if (listOf(state) === "without") return goalStates.indexOf(state);
	const half = standing?.code === "placed" ? standing.middleHalf : null;
	return half === "below" ? 0 : half === "within" ? 1 : half === "above" ? 2 : 3;
}

function elsewhere(
	cell: GridCell,
	column: GridColumn,
	facts: readonly GoalFact[],
	notices: readonly GoalNotice[],
): GoalListEntry["elsewhere"] {
	if (cell.value !== null) return null;
	const others = facts.filter((fact) => isOther(fact, cell.pupilId, column));
	const latest = others.reduce<GoalFact | null>((last, fact) => (last && last.day >= fact.day ? last : fact), null);
	if (latest !== null) return { connectionId: latest.connectionId, day: latest.day, state: null };
	const isElsewhere = ({ goalId, connectionId }: GoalNotice) =>
		goalId === column.goalId && column.source !== null && connectionId !== column.source.connectionId;
	const notice = noticeOf(notices.filter(isElsewhere), cell.pupilId, null);
	return notice && { connectionId: notice.connectionId, day: notice.day, state: notice.state };
}

/** By another source: what this one has in another measure the cell itself says. */
function isOther(fact: GoalFact, pupilId: PersonId, { goalId, source }: GridColumn): boolean {
	if (fact.goalId !== goalId || fact.pupilId !== pupilId) return false;
	return source === null || fact.connectionId !== source.connectionId;
}
