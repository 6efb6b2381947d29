import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import type { GridCell, GridColumn } from "./build-group-grid";
import type { GoalFact } from "./facts";
import { goalListCodes, goalLists } from "./goal-lists";
import { type GoalNotice, type GoalState, goalStates } from "./goal-state";

const goalId = "goal" as GoalId;
const source = "source" as ConnectionId;
const other = "other" as ConnectionId;

function cellOf(over: Partial<GridCell> & { pupil?: string } = {}): GridCell {
	const { pupil = "pupil", ...rest } = over;
	return {
		pupilId: pupil as PersonId,
		value: { rank: 50, shown: 50, label: null, interval: null },
		standing: null,
		counts: true,
		status: "growing",
		state: "growing",
		taken: 12,
		other: null,
		made: null,
		contradicts: false,
		lastDay: "2026-11-20",
		...rest,
	};
}

function placed(middleHalf: "below" | "within" | "above"): GridCell["standing"] {
	return {
		code: "placed",
		position: { below: 3, equal: 1, above: 4, n: 8, share: 44 },
		middleHalf,
		distinguishable: null,
	};
}

function columnOf(cells: readonly GridCell[]): GridColumn {
	const key = { kind: "practice", type: "share-right", assessmentId: "", partSourceId: "" } as const;
	return {
		goalId,
		source: { connectionId: source, key },
		spread: { code: "too-few", n: 0 },
		elsewhere: [],
		share: null,
		scale: null,
		valued: 0,
		lastDay: null,
		cells,
	} as GridColumn;
}

const practice = (pupil: string, connectionId: ConnectionId, day: string): GoalFact => ({
	...{ kind: "practice", pupilId: pupil as PersonId, goalId, connectionId, day },
	...{ judged: 3, correct: 1, days: 1, partial: 0, partialSum: 0 },
});

describe("one goal as lists by status", () => {
	it("holds every pupil exactly once, and counts all of them", () => {
		const state = fc.constantFrom(...goalStates);
		const value = fc.constantFrom(null, cellOf().value);
		const cells = fc.array(fc.record({ state, value, counts: fc.boolean() }), { maxLength: 40 });
		fc.assert(
			fc.property(cells, (overs) => {
				const all = overs.map((over) => cellOf({ ...over, counts: over.counts && over.value !== null }));
				const { lists, counts } = goalLists(columnOf(all), []);
				const rows = goalListCodes.flatMap((code) => lists[code].map((entry) => entry.row));
				expect(rows.toSorted((a, b) => a - b)).toEqual(overs.map((_, row) => row));
				const without = counts.without.reduce((sum, { count }) => sum + count, 0);
				expect(counts.counted + counts.uncounted + without).toBe(overs.length);
				expect(counts.counted).toBe(all.filter((cell) => cell.counts).length);
				// Who is stuck is never in one list with who has nothing to say.
				expect(lists.stuck.every(({ cell }) => cell.state === "stuck")).toBe(true);
				expect(lists.without.some(({ cell }) => cell.state === "stuck")).toBe(false);
			}),
		);
	});

	it("brings below the middle half before the rest, and without a value by state; no order by score", () => {
		const without = (state: GoalState) => cellOf({ state, value: null, counts: false, taken: null });
		const { lists } = goalLists(
			columnOf([
				without("nothing"),
				cellOf({ state: "stuck", standing: placed("within") }),
				cellOf({ state: "stuck", standing: placed("below") }),
				cellOf({ state: "reached", standing: placed("above") }),
				cellOf({ state: "reached", standing: placed("above") }),
				cellOf({ state: "no-status", standing: placed("below") }),
				without("absent"),
				without("few"),
				without("in-progress"),
			]),
			[],
		);
		expect(lists.stuck.map((entry) => entry.row)).toEqual([2, 1]);
		expect(lists.reached.map((entry) => entry.row)).toEqual([3, 4]);
		expect(lists["no-status"].map((entry) => entry.row)).toEqual([5]);
		expect(lists.without.map((entry) => entry.row)).toEqual([7, 8, 6, 0]);
	});

	it("tells apart too few tasks and nothing, and names the latest of another source", () => {
		const nothing = { value: null, counts: false, state: "nothing" } as const;
		const column = columnOf([
			cellOf({ ...nothing, state: "few", pupil: "a", taken: 3 }),
			cellOf({ ...nothing, pupil: "b", taken: null }),
			cellOf({ ...nothing, pupil: "c", taken: null }),
		]);
		const notice = (pupil: string, connectionId: ConnectionId): GoalNotice => ({
			...{ pupilId: pupil as PersonId, goalId, connectionId, assessmentId: "a", day: "2026-11-10", state: "absent" },
		});
		const { lists, counts } = goalLists(
			column,
			[
				practice("a", source, "2026-11-20"),
				practice("b", other, "2026-11-02"),
				practice("b", "third" as ConnectionId, "2026-11-09"),
			],
			// Of the column's own source it is the state of the cell.
			[notice("c", other), notice("a", source)],
		);
		expect(counts).toEqual({
			...{ counted: 0, uncounted: 0 },
			without: [
				{ state: "few", count: 1 },
				{ state: "nothing", count: 2 },
			],
		});
		expect(lists.without.map((entry) => entry.elsewhere)).toEqual([
			null,
			{ connectionId: "third", day: "2026-11-09", state: null },
			{ connectionId: "other", day: "2026-11-10", state: "absent" },
		]);
	});
});
