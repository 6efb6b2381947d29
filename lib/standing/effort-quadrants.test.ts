import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonId } from "../domain/ids";
import { effortQuadrants } from "./effort-quadrants";
import { defaultSettings } from "./settings";

const points = (rows: readonly (readonly [number, number])[]) =>
	rows.map(([effort, result], index) => ({ pupilId: `p${index}` as PersonId, effort, result, rank: result }));

describe("effort beside result", () => {
	it("has the middle of both, and each pupil's side of them", () => {
		const found = effortQuadrants(
			points([
				[10, 50],
				[20, 90],
				[30, 60],
				[40, 70],
				[50, 40],
				[60, 80],
				[30, 65],
			]),
			defaultSettings,
		);
		expect(found).toMatchObject({ code: "placed", n: 7, effort: 30, result: 65 });
		expect(found.code === "placed" && [...found.quadrants.values()]).toEqual([
			"less-lower",
			"less-higher",
			"middle",
			"more-higher",
			"more-lower",
			"more-higher",
			"middle",
		]);
	});

	it("says nothing under six, and of nobody", () => {
		expect(effortQuadrants(points([[1, 2]]), defaultSettings)).toEqual({ code: "too-few", n: 1 });
		expect(effortQuadrants([], defaultSettings)).toEqual({ code: "too-few", n: 0 });
	});

	it("goes by rank where a lower number is better, and never puts more than half on one side", () => {
		const row = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 100 }));
		fc.assert(
			fc.property(fc.array(row, { minLength: 6, maxLength: 30 }), (rows) => {
				const turned = points(rows).map((point) => ({ ...point, rank: -point.result }));
				const found = effortQuadrants(turned, defaultSettings);
				if (found.code !== "placed") throw new Error("six are enough");
				const higher = turned.filter((point) => found.quadrants.get(point.pupilId)?.endsWith("higher"));
				expect(higher.every((point) => point.result < found.result)).toBe(true);
				expect(higher.length).toBeLessThanOrEqual(rows.length / 2);
			}),
		);
	});
});
