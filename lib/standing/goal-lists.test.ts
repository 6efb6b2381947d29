import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import type { GridCell, GridColumn } from "./build-group-grid";
import type { GoalFact } from "./facts";
import { goalListCodes, goalLists } from "./goal-lists";

const goalId = "goal" as GoalId;
const source = "source" as ConnectionId;
const other = "other" as ConnectionId;

function cellOf(over: Partial<GridCell> & { pupil?: string } = {}): GridCell {
	const { pupil = "pupil", ...rest } = over;
	return {
		pupilId: pupil as PersonId,
		value: { rank: 50, shown: 50, label: null, interval: null },
		standing: null,
		status: "growing",
		taken: 12,
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
		scale: null,
		n: 0,
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
		const status = fc.constantFrom("reached", "growing", "stuck", "no-data", null);
		const value = fc.constantFrom(null, cellOf().value);
		const cells = fc.array(fc.record({ status, value, taken: fc.constantFrom(null, 0, 3, 12) }), { maxLength: 40 });
		fc.assert(
			fc.property(cells, (overs) => {
				const { lists, counts } = goalLists(columnOf(overs.map((over) => cellOf(over))), []);
				const rows = goalListCodes.flatMap((code) => lists[code].map((entry) => entry.row));
				expect(rows.toSorted((a, b) => a - b)).toEqual(overs.map((_, row) => row));
				expect(counts.value + counts.few + counts.none).toBe(overs.length);
			}),
		);
	});

	it("brings stuck before not started, and below the middle half before the rest; no order by score", () => {
		const { lists } = goalLists(
			columnOf([
				cellOf({ status: "no-data", value: null, taken: null }),
				cellOf({ status: "stuck", standing: placed("within") }),
				cellOf({ status: "stuck", standing: placed("below") }),
				cellOf({ status: "reached", standing: placed("above") }),
				cellOf({ status: "reached", standing: placed("above") }),
				cellOf({ status: null, standing: placed("below") }),
			]),
			[],
		);
		expect(lists.help.map((entry) => entry.row)).toEqual([2, 1, 0]);
		expect(lists.reached.map((entry) => entry.row)).toEqual([3, 4]);
		expect(lists["no-status"].map((entry) => entry.row)).toEqual([5]);
	});

	it("tells apart too few tasks and nothing, and names the latest of another source", () => {
		const nothing = { status: "no-data", value: null } as const;
		const { lists, counts } = goalLists(
			columnOf([cellOf({ ...nothing, pupil: "a", taken: 3 }), cellOf({ ...nothing, pupil: "b", taken: null })]),
			[
				practice("a", source, "2026-11-20"),
				practice("b", other, "2026-11-02"),
				practice("b", "third" as ConnectionId, "2026-11-09"),
			],
		);
		expect(counts).toEqual({ value: 0, few: 1, none: 1 });
		expect(lists.help.map((entry) => entry.elsewhere)).toEqual([null, { connectionId: "third", day: "2026-11-09" }]);
	});
});
