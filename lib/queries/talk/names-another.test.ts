import { describe, expect, it } from "vitest";
import { namesAnother } from "./names-another";

describe("a text that names another pupil", () => {
	it.each([
		["Werkte samen met Noor.", true],
		["Werkte samen met NOOR, ging goed.", true],
		["Noortje is geen Noor-der.", true],
		["Werkt graag in het noorden.", false],
		["Sem leest Şahins boek.", false],
		["Met Şahin gespeeld.", true],
		["", false],
	])("%s", (text, expected) => {
		expect(namesAnother(text, ["Sem"], ["Noor", "Şahin", "Sem"])).toBe(expected);
	});
});
