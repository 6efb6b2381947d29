import { describe, expect, it } from "vitest";
import type { PersonId } from "../domain/ids";
import { prepareEffort } from "./prepare-effort";

const point = (effort: number, result: number) => ({ pupilId: `p${effort}` as PersonId, effort, result });

describe("effort beside result", () => {
	it("begins at no effort, and has a share right from none to all", () => {
		const chart = prepareEffort([point(100, 80), point(0, 20)], "share-right", { effort: 50, result: 50 });
		expect(chart.dots.map((dot) => [dot.x, dot.y])).toEqual([
			[0, 0.2],
			[expect.closeTo(1 / 1.04, 9), 0.8],
		]);
		expect(chart.medians).toEqual({ x: expect.closeTo(0.5 / 1.04, 9), y: 0.5 });
		expect(chart.yTicks.at(-1)).toEqual({ value: 100, ratio: 1 });
	});

	it("keeps every dot in the picture on a scale that is cut, and has no medians where there are too few", () => {
		const chart = prepareEffort([point(3, 412), point(9, 538)], "own-level", null);
		expect(chart.medians).toBeNull();
		for (const dot of chart.dots) expect(dot.y).toBeGreaterThanOrEqual(0);
		for (const dot of chart.dots) expect(dot.y).toBeLessThanOrEqual(1);
	});

	it("of nobody is an empty picture", () => expect(prepareEffort([], "share-right", null).dots).toEqual([]));
});
