import type { ConnectionId, PersonId } from "../domain/ids";
import type { GridCell, GridColumn } from "./build-group-grid";
import type { GoalFact } from "./facts";

/** help: stuck or not started; no-status: a value from a source that gives no ground for a status. */
export const goalListCodes = ["help", "growing", "reached", "no-status"] as const;
export type GoalListCode = (typeof goalListCodes)[number];

export interface GoalListEntry {
	/** Index into the pupils of the column. */
	readonly row: number;
	readonly cell: GridCell;
	/** Nothing by the source of the column, but the latest of another one; null: nothing there either. */
	readonly elsewhere: { readonly connectionId: ConnectionId; readonly day: string } | null;
}

export interface GoalLists {
	readonly lists: Readonly<Record<GoalListCode, readonly GoalListEntry[]>>;
	/** Of all pupils of the column: with a value, with too few tasks for one, with nothing. */
	readonly counts: { readonly value: number; readonly few: number; readonly none: number };
}

/**
 * One goal, the whole group: a column of the grid as lists by status, so that a list never says what the cell does not.
 * Within a list: stuck before not started, then who is below the middle half, in it, above it; nobody is ranked.
 */
export function goalLists(column: GridColumn, facts: readonly GoalFact[]): GoalLists {
	const entries = column.cells.map((cell, row) => ({ row, cell, elsewhere: elsewhere(cell, column, facts) }));
	const inOrder = entries.toSorted((a, b) => weight(a.cell) - weight(b.cell) || a.row - b.row);
	const of = (code: GoalListCode) => inOrder.filter(({ cell }) => codeOf(cell) === code);
	const value = column.cells.filter((cell) => cell.value !== null).length;
	const few = column.cells.filter((cell) => cell.value === null && (cell.taken ?? 0) > 0).length;
	return {
		lists: { help: of("help"), growing: of("growing"), reached: of("reached"), "no-status": of("no-status") },
		counts: { value, few, none: column.cells.length - value - few },
	};
}

function codeOf({ status }: GridCell): GoalListCode {
	if (status === null) return "no-status";
	return status === "stuck" || status === "no-data" ? "help" : status;
}

function weight({ status, standing }: GridCell): number {
	const half = standing?.code === "placed" ? standing.middleHalf : null;
	const place = half === "below" ? 0 : half === "within" ? 1 : half === "above" ? 2 : 3;
	return (status === "no-data" ? 10 : 0) + place;
}

function elsewhere(cell: GridCell, column: GridColumn, facts: readonly GoalFact[]): GoalListEntry["elsewhere"] {
	if (cell.value !== null) return null;
	const others = facts.filter((fact) => isOther(fact, cell.pupilId, column));
	const latest = others.reduce<GoalFact | null>((last, fact) => (last && last.day >= fact.day ? last : fact), null);
	return latest && { connectionId: latest.connectionId, day: latest.day };
}

function isOther(fact: GoalFact, pupilId: PersonId, column: GridColumn): boolean {
	return fact.goalId === column.goalId && fact.pupilId === pupilId && fact.connectionId !== column.source?.connectionId;
}
