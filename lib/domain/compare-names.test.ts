import { describe, expect, it } from "vitest";
import { compareNames } from "./compare-names";

const ordered = (...names: string[]) => names.toSorted(compareNames);

describe("the order of names", () => {
	it("takes numbers by their size", () => {
		expect(ordered("Groep 10", "Groep 3", "Groep 3/4")).toEqual(["Groep 3", "Groep 3/4", "Groep 10"]);
		expect(ordered("Toets 12", "Toets 2", "Toets 1b", "Toets 1a")).toEqual([
			"Toets 1a",
			"Toets 1b",
			"Toets 2",
			"Toets 12",
		]);
	});

	it("puts a letter with an accent beside the bare one, and capitals beside small letters", () => {
		expect(ordered("Zwart", "Øvrebø", "Çelik", "Aarde", "Efteling", "école")).toEqual([
			...["Aarde", "Çelik", "école", "Efteling", "Øvrebø", "Zwart"],
		]);
		expect(ordered("taal", "Rekenen", "rekenen B", "Taal B")).toEqual(["Rekenen", "rekenen B", "taal", "Taal B"]);
	});
});
