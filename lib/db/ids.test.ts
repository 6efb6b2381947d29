import fc from "fast-check";
import { expect, test } from "vitest";
import { deterministicId, lowestIdAt, newId } from "./ids";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("new ids differ, are UUIDs and sort by time", () => {
	const ids = Array.from({ length: 1000 }, () => newId());
	expect(new Set(ids).size).toBe(1000);
	for (const id of ids) expect(id).toMatch(uuid);
	expect(ids.map((id) => id.slice(0, 8))).toEqual(ids.map((id) => id.slice(0, 8)).toSorted());
	// Many are of one millisecond: each still comes after the one before it.
	expect(ids).toEqual(ids.toSorted());
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

test("the lowest id at a moment parts the ids before it from those after", () => {
	const now = Date.now();
	const id = newId();
	expect(lowestIdAt(new Date(now - 1)) < id).toBe(true);
	expect(id < lowestIdAt(new Date(Date.now() + 1))).toBe(true);
	expect(lowestIdAt(new Date(0))).toBe("00000000-0000-0000-0000-000000000000");
});
