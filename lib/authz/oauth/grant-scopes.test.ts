import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantScopes } from "./grant-scopes";

const registered = ["eduv.result", "roster.write"];

describe("granted scopes", () => {
	it("are what was asked, in that order and once, or all that are registered", () => {
		expect(grantScopes("roster.write eduv.result roster.write", registered)).toEqual(["roster.write", "eduv.result"]);
		expect(grantScopes(null, registered)).toEqual(registered);
		expect(grantScopes("", registered)).toEqual(registered);
	});

	it.each(["admin", "eduv.result admin", "eduv.result  roster.write", " eduv.result", "EDUV.RESULT"])(
		"are none for %j",
		(asked) => {
			expect(grantScopes(asked, registered)).toBeNull();
		},
	);

	it("never hold what is not registered", () => {
		const word = fc.constantFrom<string>("a", "b", "c", "d", "e");
		fc.assert(
			fc.property(fc.array(word), fc.uniqueArray(word), (asked, held) => {
				const granted = grantScopes(asked.join(" "), held);
				expect(granted === null || granted.every((scope) => held.includes(scope))).toBe(true);
			}),
		);
	});
});
