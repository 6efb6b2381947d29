import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messages } from "../i18n/messages";
import { readNumber } from "../standards/edu-v-results/read-number";
import { domainWarnings, hasOwnMaximum, measureDomains, outsideCodes, outsideOf, warningOf } from "./measure-domains";
import { type MeasureType, resultTypes, scoreTypes } from "./measures";

const value = (type: MeasureType, text: string, maximum: string | null = null) => ({
	...{ type, text, number: readNumber(text), maximum },
});
const outside = (type: MeasureType, text: string) => outsideOf(value(type, text));

describe("the domain of each official type", () => {
	it.each<[MeasureType, string[], string[]]>([
		["percentage-correct", ["0", "100", "55,5", "-0", "100.000"], ["110", "-5", "100.00000000000000001", "-0.1"]],
		["percentile", ["0", "99.5", "100"], ["150", "-1"]],
		["corrected-percentile", ["1"], ["100,01"]],
		["grade-0-10", ["0", "10", "7.0"], ["11", "-1"]],
		["grade-0-10-decimal", ["0", "0,5", "10,0", "7.25"], ["10.1", "-0,5"]],
		["a-e", ["A", "e", " b "], ["Z", "F", "AB", ""]],
		["corrected-a-e", ["C"], ["I"]],
		["i-v", ["I", "iv", "V"], ["VI", "1", "A"]],
		["corrected-i-v", ["III"], ["0"]],
		["reference-erk", ["A1", "c2"], ["D1", "A", "A3"]],
	])("%s: closed", (type, inside, out) => {
		expect(inside.map((text) => outside(type, text))).toEqual(inside.map(() => null));
		expect(out.map((text) => outside(type, text)).filter((code) => code === null)).toEqual([]);
	});

	it("knows no outside of an open score and of a type without a list", () => {
		const open = [...scoreTypes, ...resultTypes].filter((type) => ["open", "free"].includes(measureDomains[type].kind));
		fc.assert(
			fc.property(fc.constantFrom(...open), fc.string(), (type, text) => {
				expect(outside(type, text)).toBeNull();
			}),
		);
	});

	it("warns of what is kept and odd", () => {
		expect(warningOf(value("score-points", "12", "10"))).toBe("above-maximum");
		expect(warningOf(value("number-correct", "10", "10"))).toBeNull();
		expect(warningOf(value("score-points", "-0.5", "10"))).toBe("below-zero");
		expect(warningOf(value("number-correct", "-1"))).toBe("below-zero");
		expect(warningOf(value("duration-seconds", "-3"))).toBe("below-zero");
		expect(warningOf(value("number-correct", "-0"))).toBeNull();
		expect(warningOf(value("skill-score", "-12", "10"))).toBeNull();
		expect(warningOf(value("avi", "AVI-M4"))).toBeNull();
		expect(warningOf(value("avi", "9"))).toBe("level-not-listed");
		expect(warningOf(value("dle", ">60"))).toBe("level-not-listed");
		expect(warningOf(value("dle", "34"))).toBeNull();
		expect(warningOf(value("ovg", "ruim voldoende"))).toBeNull();
		expect(warningOf(value("grade-0-10", "7.5"))).toBe("grade-not-whole");
		expect(warningOf(value("grade-0-10", "7.0"))).toBeNull();
	});

	it("tells which types have a highest score as part of their scale", () => {
		expect(scoreTypes.filter(hasOwnMaximum)).toEqual(["number-correct", "number-incorrect", "score-points"]);
	});

	it("has words in both languages for each reason", () => {
		for (const code of [...outsideCodes, ...domainWarnings])
			for (const locale of ["nl", "en"] as const) expect(messages[locale].reasons).toHaveProperty(code);
	});
});
