import { describe, expect, it } from "vitest";
import type { ConnectionId } from "../domain/ids";
import { type FamilyCandidate, suggestFamilies } from "./suggest-families";

let made = 0;
const test = (name: string, over: Partial<FamilyCandidate> = {}): FamilyCandidate => {
	made += 1;
	return {
		assessmentId: `a${made}`,
		connectionId: "one" as ConnectionId,
		name,
		subjectName: "Rekenen",
		measures: ["skill-score"],
		...over,
	};
};

describe("suggestions of scale families", () => {
	it("puts together what is named alike but for level, moment or number", () => {
		const tests = [test("Peiling Rekenen M5"), test("Peiling Rekenen E5"), test("Peiling rekenen 3.0 B6")];
		expect(suggestFamilies(tests)).toEqual([
			{
				connectionId: "one",
				measureType: "skill-score",
				name: "Peiling Rekenen",
				subjectName: "Rekenen",
				assessmentIds: tests.map((one) => one.assessmentId),
			},
		]);
	});

	it("never crosses suppliers, subjects or names", () => {
		expect(
			suggestFamilies([
				test("Peiling M5"),
				test("Peiling E5", { connectionId: "two" as ConnectionId }),
				test("Peiling B6", { subjectName: "Lezen" }),
				test("Ander M5"),
			]),
		).toEqual([]);
	});

	it("never suggests points, DLE, or a name that is a number alone", () => {
		const points: Partial<FamilyCandidate> = { measures: ["score-points", "dle"] };
		expect(suggestFamilies([test("Toets 1", points), test("Toets 2", points), test("1"), test("2")])).toEqual([]);
	});

	it("has nothing for nothing", () => expect(suggestFamilies([])).toEqual([]));
});
