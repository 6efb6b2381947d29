import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { position } from "../stats/position";
import { positionEnd } from "./position-end";

const endAmong = (value: number, values: readonly number[]) => {
	const found = position(value, values);
	if (found === null) throw new Error("a value among values has a position");
	return positionEnd(found);
};

describe("where a place lies among those that were compared", () => {
	it.each([
		[1, [1, 2, 3], "lowest"],
		[1, [1, 1, 3], "lowest"],
		[3, [1, 2, 3], "highest"],
		[3, [1, 3, 3], "highest"],
		[2, [1, 2, 3], "between"],
		[2, [2, 2, 2], "equal"],
		[2, [2], "equal"],
	] as const)("%s among %s is %s", (value, values, end) => {
		expect(endAmong(value, values)).toBe(end);
	});

	it("is what the least and the most of the values say", () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 }), (values) => {
				const [least, most] = [Math.min(...values), Math.max(...values)];
				for (const value of values) {
					const end = endAmong(value, values);
					expect(end === "lowest" || end === "equal").toBe(value === least);
					expect(end === "highest" || end === "equal").toBe(value === most);
				}
			}),
		);
	});
});
