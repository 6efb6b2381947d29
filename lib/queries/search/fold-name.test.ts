import { describe, expect, it } from "vitest";
import { foldName, matchesName } from "./fold-name";

const finds = (typed: string, name: string) => matchesName(foldName(typed), foldName(name));

describe("a typed name", () => {
	it.each([
		["zoe", "Zoë Peeters"],
		["yild", "Fatima Yıldız"],
		["wojcik lu", "Łukasz Wójcik"],
		["berg s", "Sem van den Berg"],
		["mei lin", "Mei-Lin Chen"],
		["SAO", "Inês São João"],
		["o'br", "Finn O'Brien"],
	])("%s finds %s", (typed, name) => expect(finds(typed, name)).toBe(true));

	it.each([
		["erg", "Sem van den Berg"],
		["sem sem", "Sem van den Berg"],
		["semm", "Sem van den Berg"],
	])("%s does not find %s", (typed, name) => expect(finds(typed, name)).toBe(false));
});
