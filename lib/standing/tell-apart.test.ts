import fc from "fast-check";
import { expect, it } from "vitest";
import { type NamedTest, tellApart } from "./tell-apart";

const test = (over: Partial<NamedTest>): NamedTest => ({
	...{ name: "Blok 3", day: "2026-11-12", supplier: "Rekenrijk", version: "", studyLevel: null, sourceId: "a" },
	...over,
});

it("says the version, the level or the supplier's number, whichever tells all of them apart", () => {
	expect(tellApart([test({ version: "A" }), test({ version: "B", sourceId: "b" })])).toEqual(["A", "B"]);
	expect(tellApart([test({ studyLevel: "5" }), test({ studyLevel: "6", sourceId: "b" })])).toEqual(["5", "6"]);
	expect(tellApart([test({ version: "1" }), test({ version: "1", sourceId: "b" })])).toEqual(["a", "b"]);
	expect(tellApart([test({}), test({ day: "2026-11-13" }), test({ supplier: "Ander" })])).toEqual([null, null, null]);
});

it("never leaves two alike", () => {
	const word = fc.constantFrom("", "1", "2");
	const some = fc.uniqueArray(
		fc.record({ version: word, studyLevel: fc.option(word), sourceId: fc.constantFrom("1", "2", "3") }),
		{
			selector: ({ version, sourceId }) => `${version} ${sourceId}`,
			maxLength: 6,
		},
	);
	fc.assert(
		fc.property(some, (tests) => {
			const told = tellApart(tests.map(test)).filter((one) => one !== null);
			expect(told.length < 2 || new Set(told).size === told.length).toBe(true);
		}),
	);
});
