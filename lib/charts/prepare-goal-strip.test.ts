import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GridCell, GridColumn } from "../standing/build-group-grid";
import { countedIn, groupSpread } from "../standing/group-standing";
import { defaultSettings } from "../standing/settings";
import type { Value } from "../standing/value-of-fact";
import { median } from "../stats/median";
import { prepareGoalStrip } from "./prepare-goal-strip";

function columnOf(values: readonly (Value | null)[], scale: GridColumn["scale"]): GridColumn {
	const known = values.filter((value) => value !== null);
	const isCounted = countedIn(known);
	const cells = values.map((value, index) => {
		const counts = value !== null && isCounted(value);
		return { value, counts, state: index === 0 ? "stuck" : "growing" } as GridCell;
	});
	return { spread: groupSpread(known, defaultSettings), share: null, scale, cells } as unknown as GridColumn;
}

const number = (shown: number): Value => ({ rank: shown, shown, label: null, interval: null });
const level = (label: string, rank: number | null): Value => ({ rank, shown: null, label, interval: null });
const hundred = { low: 0, high: 100, cut: false };

describe("the group on one goal as a strip", () => {
	it("has a dot within the axis for each pupil with a value, and median and half in order", () => {
		const values = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(values, (shown) => {
				const strip = prepareGoalStrip(
					columnOf(
						shown.map((one) => (one === null ? null : number(one))),
						hundred,
					),
				);
				const n = shown.filter((one) => one !== null).length;
				if (n === 0) return strip === null;
				if (strip?.kind !== "axis") return false;
				const { group } = strip;
				const inOrder = group === null ? n < 6 : group.lower <= group.median && group.median <= group.upper;
				return inOrder && strip.dots.length === n && strip.dots.every(({ xRatio }) => xRatio >= 0 && xRatio <= 1);
			}),
		);
	});

	it("draws apart who does not count: the median lies in the middle of the dots that do", () => {
		const value = fc.record({ shown: fc.integer({ min: 0, max: 100 }), isRanked: fc.boolean() });
		fc.assert(
			fc.property(fc.array(value, { minLength: 6, maxLength: 40 }), (all) => {
				const values = all.map(({ shown, isRanked }) => ({ ...number(shown), rank: isRanked ? shown : null }));
				const column = columnOf(values, hundred);
				const strip = prepareGoalStrip(column);
				if (strip?.kind !== "axis") return false;
				expect(strip.dots).toHaveLength(column.spread.n);
				expect(strip.dots.length + strip.uncounted.length).toBe(values.length);
				if (strip.group === null) return column.spread.n < 6;
				const ranked = all.filter(({ isRanked }) => isRanked).map(({ shown }) => shown / 100);
				expect(strip.group.median).toBeCloseTo(median(ranked) ?? -1);
				const { median: middle } = strip.group;
				const [under, over] = [ranked.filter((x) => x < middle - 1e-9), ranked.filter((x) => x > middle + 1e-9)];
				expect(Math.max(under.length, over.length)).toBeLessThanOrEqual(ranked.length / 2);
				return true;
			}),
		);
	});

	it("marks who is stuck, and says nothing of a group of five", () => {
		const strip = prepareGoalStrip(columnOf([80, 20, 30, 40, 50].map(number), hundred));
		expect(strip).toMatchObject({ kind: "axis", group: null, low: 0, high: 100 });
		expect(strip?.kind === "axis" && strip.dots.filter((dot) => dot.stuck).map((dot) => dot.xRatio)).toEqual([0.8]);
	});

	it("counts labels instead, the best level first", () => {
		const levels = [level("A", 5), level("C", 3), level("C", 3), level("B", 4), level("E", 1), level("C", 3)];
		const strip = prepareGoalStrip(columnOf(levels, null));
		expect(strip?.kind === "labels" && strip.labels.map(({ level: name, count }) => [name, count])).toEqual([
			["A", 1],
			["B", 1],
			["C", 3],
			["E", 1],
		]);
		expect(prepareGoalStrip(columnOf(levels.slice(0, 3), null))).toEqual({ kind: "labels", labels: [] });
	});
});
