import fc from "fast-check";
import { expect, it } from "vitest";
import { assistTimes } from "./assist-times";

const days = Array.from({ length: 28 }, (_, index) => `2026-02-${String(index + 1).padStart(2, "0")}`);

it("keeps the order and the days, for few answers and for more than fit", () => {
	fc.assert(
		fc.property(fc.string(), fc.integer({ min: 1, max: 1200 }), (pupil, answers) => {
			const times = assistTimes(pupil, answers, days);
			expect(times).toHaveLength(answers);
			expect(new Set(times).size).toBe(answers);
			expect([...times].sort()).toEqual(times);
			expect(days).toContain(times.at(-1)?.slice(0, 10));
		}),
		{ numRuns: 50 },
	);
});
