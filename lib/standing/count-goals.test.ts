import fc from "fast-check";
import { expect, it } from "vitest";
import { countGoals, goalStateOf } from "./count-goals";

const value = { rank: 1, shown: 50, label: null, interval: null };

it("gives each cell of the grid one state: its status, else what there is of a value", () => {
	expect(goalStateOf({ status: "stuck", value, taken: 12 })).toBe("stuck");
	expect(goalStateOf({ status: "no-data", value: null, taken: 3 })).toBe("too-little");
	expect(goalStateOf({ status: "no-data", value: null, taken: null })).toBe("no-data");
	expect(goalStateOf({ status: "no-data", value: null, taken: 0 })).toBe("no-data");
	expect(goalStateOf({ status: null, value, taken: null })).toBe("no-status");
	// A verdict without a score is a status without a value.
	expect(goalStateOf({ status: "reached", value: null, taken: null })).toBe("reached");
});

it("adds up to the number of goals, whatever the cells", () => {
	const cell = fc.record({
		status: fc.constantFrom("reached" as const, "growing" as const, "stuck" as const, "no-data" as const, null),
		value: fc.constantFrom(value, null),
		taken: fc.option(fc.nat(20)),
	});
	fc.assert(
		fc.property(fc.array(cell), (cells) => {
			expect(Object.values(countGoals(cells)).reduce((sum, count) => sum + count, 0)).toBe(cells.length);
		}),
	);
});
