import fc from "fast-check";
import { expect, test } from "vitest";
import { deterministicId, newId } from "./ids";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("new ids differ, are UUIDs and sort by time", () => {
	const ids = Array.from({ length: 1000 }, () => newId());
	expect(new Set(ids).size).toBe(1000);
	for (const id of ids) expect(id).toMatch(uuid);
	expect(ids.map((id) => id.slice(0, 8))).toEqual(ids.map((id) => id.slice(0, 8)).toSorted());
});

test("the same parts give the same id, other parts another", () => {
	fc.assert(
		fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, other) => {
			expect(deterministicId(...one)).toMatch(uuid);
			expect(deterministicId(...one) === deterministicId(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
		}),
	);
	expect(deterministicId("ab", "c")).not.toBe(deterministicId("a", "bc"));
});
