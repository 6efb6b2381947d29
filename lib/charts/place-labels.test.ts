import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisTicks } from "./axis-ticks";
import { placeLabels, spreadApart } from "./place-labels";

const ratio = fc.double({ min: 0, max: 1, noNaN: true });

describe("names beside dots", () => {
	it("stand in one row while there is room, in the next where they would cover", () => {
		expect(placeLabels([0.2, 0.21, 0.8].map((xRatio) => ({ xRatio, widthRatio: 0.1 })))).toEqual([
			{ xRatio: 0.2, row: 0 },
			{ xRatio: 0.21, row: 1 },
			{ xRatio: 0.8, row: 0 },
		]);
		expect(placeLabels([{ xRatio: 0, widthRatio: 0.2 }])).toEqual([{ xRatio: 0.1, row: 0 }]);
		expect(placeLabels([])).toEqual([]);
	});

	it("never cover each other and never leave the picture", () => {
		const label = fc.record({ xRatio: ratio, widthRatio: fc.double({ min: 0.01, max: 0.4, noNaN: true }) });
		fc.assert(
			fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
				const placed = placeLabels(labels).map((one, index) => ({
					...one,
					half: (labels[index]?.widthRatio ?? 0) / 2,
				}));
				for (const [index, one] of placed.entries()) {
					expect(one.xRatio - one.half).toBeGreaterThanOrEqual(-1e-9);
					expect(one.xRatio + one.half).toBeLessThanOrEqual(1 + 1e-9);
					for (const other of placed.slice(index + 1))
						if (one.row === other.row)
							expect(Math.abs(one.xRatio - other.xRatio)).toBeGreaterThanOrEqual(one.half + other.half - 1e-9);
				}
			}),
		);
	});
});

describe("names at the end of lines", () => {
	it("are moved apart, up and back from the edge", () => {
		expect(spreadApart([0, 1, 50], 10, 0, 100)).toEqual([0, 10, 50]);
		expect(spreadApart([98, 99], 10, 0, 100)).toEqual([90, 100]);
		expect(spreadApart([], 10, 0, 100)).toEqual([]);
	});

	it("keep their order and their distance, within the edges where they fit", () => {
		fc.assert(
			fc.property(fc.array(ratio, { minLength: 1, maxLength: 8 }), (wanted) => {
				const placed = spreadApart(wanted, 0.1, 0, 1);
				const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
				for (const [place, index] of order.entries()) {
					expect(placed[index]).toBeGreaterThanOrEqual(-1e-9);
					expect(placed[index]).toBeLessThanOrEqual(1 + 1e-9);
					const next = order[place + 1];
					if (next !== undefined) expect((placed[next] ?? 0) - (placed[index] ?? 0)).toBeGreaterThanOrEqual(0.1 - 1e-9);
				}
			}),
		);
	});
});

describe("ticks of an axis", () => {
	it("are round, within the ends, and not too many", () => {
		expect(axisTicks(200, 260)).toEqual([200, 210, 220, 230, 240, 250, 260]);
		expect(axisTicks(0, 100)).toEqual([0, 20, 40, 60, 80, 100]);
		expect(axisTicks(1, 10)).toEqual([2, 4, 6, 8, 10]);
		expect(axisTicks(5, 5)).toEqual([5]);
		fc.assert(
			fc.property(
				fc.double({ min: -1e4, max: 1e4, noNaN: true }),
				fc.double({ min: 0.01, max: 1e4, noNaN: true }),
				(low, span) => {
					const ticks = axisTicks(low, low + span);
					expect(ticks.length).toBeGreaterThanOrEqual(2);
					expect(ticks.length).toBeLessThanOrEqual(8);
					for (const tick of ticks) {
						expect(tick).toBeGreaterThanOrEqual(low - 1e-6);
						expect(tick).toBeLessThanOrEqual(low + span + 1e-6);
					}
				},
			),
		);
	});
});
