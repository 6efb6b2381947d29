import { describe, expect, it } from "vitest";
import { type PupilToMatch, suggestMatches } from "./suggest-matches";

const pupil = (id: string, over: Partial<PupilToMatch> = {}): PupilToMatch => ({
	...{ id, givenName: "Sem", familyName: "de Boer", sinceDay: "2024-08-01", endedAt: null, keys: [], classes: [] },
	...over,
});
const key = (source: string, value: string) => ({ type: "sourced-id", source, value });
const told = (
	pupils: readonly PupilToMatch[],
	...rest: [Parameters<typeof suggestMatches>[1]?, Parameters<typeof suggestMatches>[2]?]
) =>
	suggestMatches(pupils, rest[0] ?? [], rest[1] ?? []).map(({ pupilId, otherId, reasons, doubts }) => [
		`${pupilId}<${otherId}`,
		reasons.join(" "),
		doubts.join(" "),
	]);

describe("two pupils may be one", () => {
	it.each([
		["of one name", [pupil("a"), pupil("b")], [["a<b", "same-name", ""]]],
		[
			"of one name with other marks and capitals",
			[pupil("a", { givenName: "Zoë" }), pupil("b", { givenName: "ZOE" })],
			[["a<b", "same-name", ""]],
		],
		["not of another name", [pupil("a"), pupil("b", { familyName: "Bakker" })], []],
		[
			"of one name, each by another system",
			[pupil("a", { keys: [key("x", "1")] }), pupil("b", { keys: [key("y", "2")] })],
			[["a<b", "same-name other-systems", ""]],
		],
		[
			"and doubted when the administration has both",
			[pupil("a", { keys: [key("x", "1")], classes: ["5"] }), pupil("b", { keys: [key("x", "2")], classes: ["6"] })],
			[["a<b", "same-name", "both-in-administration two-classes"]],
		],
		[
			"when one left as the other came: who is here remains",
			[pupil("a", { endedAt: "2026-07-31" }), pupil("b", { sinceDay: "2026-08-15" })],
			[["b<a", "same-name took-over", ""]],
		],
		[
			"by one number of two systems and one given name",
			[pupil("a", { keys: [key("x", "77")] }), pupil("b", { familyName: "Boer", keys: [key("y", "77")] })],
			[["a<b", "same-number other-systems", ""]],
		],
		[
			"not by one number alone",
			[
				pupil("a", { keys: [key("x", "77")] }),
				pupil("b", { givenName: "Noor", familyName: "Bos", keys: [key("y", "77")] }),
			],
			[],
		],
		[
			"in one class",
			[pupil("a", { classes: ["5"] }), pupil("b", { classes: ["5"] })],
			[["a<b", "same-name same-class", ""]],
		],
		["not where a name is everybody's", Array.from({ length: 7 }, (_, i) => pupil(String(i))), []],
	])("%s", (_name, pupils, expected) => expect(told(pupils)).toEqual(expected));

	it("whom a supplier names at once, first, whatever their names", () => {
		const pupils = [pupil("a"), pupil("b"), pupil("c", { givenName: "Noor" }), pupil("d", { givenName: "Lot" })];
		expect(told(pupils, [{ one: "d", other: "c", records: 3 }])).toEqual([
			["c<d", "held-as-one", ""],
			["a<b", "same-name", ""],
		]);
	});

	it("unless a person said that they are two", () => {
		expect(told([pupil("a"), pupil("b")], [], [["b", "a"]])).toEqual([]);
	});
});
