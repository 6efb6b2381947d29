import fc from "fast-check";
import { expect, it } from "vitest";
import { faultOf, faultPath } from "./roster-fault";

it("a fault comes back from its path", () => {
	const name = fc.stringMatching(/^[A-Za-z][A-Za-z.-]{0,20}$/);
	const fault = fc.record(
		{ code: name, file: name, line: fc.option(fc.integer({ min: 1 })), field: fc.option(name) },
		{ noNullPrototype: true },
	);
	fc.assert(
		fc.property(fault, (given) => {
			expect(faultOf(given.code, faultPath(given))).toEqual(given);
		}),
	);
});
