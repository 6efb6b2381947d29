import fc from "fast-check";
import { expect, it } from "vitest";
import { countGoals } from "./count-goals";
import { goalStates } from "./goal-state";

it("counts each cell once, whatever the cells", () => {
	const cell = fc.record({ state: fc.constantFrom(...goalStates) });
	fc.assert(
		fc.property(fc.array(cell), (cells) => {
			const counts = countGoals(cells);
			expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(cells.length);
			for (const state of goalStates) expect(counts[state]).toBe(cells.filter((one) => one.state === state).length);
		}),
	);
});
