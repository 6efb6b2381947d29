import { describe, expect, it } from "vitest";
import { chooseThree, figuresOf, gainsOf, placeOf, readClasses } from "./file-statistics";

const rows = [
	'"schoolNR","pupilNR","aritPRET","classNR","aritPOST","langPRET","langPOST"',
	...[3, 1, 2, 2, 5, 9].map((score, index) => `"1","a${index}",${score},"10",1,1,1`),
	'"2","b0",7,"20",NA,1,1',
];
const classes = readClasses("bdf", rows.join("\n"));
const scores = classes[0]?.tests[0]?.scores ?? new Map();

describe("figures straight from the file", () => {
	it("are quantiles of type 7", () => {
		// R: quantile(c(3,1,2,2,5,9), c(.25,.5,.75))
		expect(figuresOf(scores)).toEqual({ n: 6, lower: 2, median: 2.5, upper: 4.5 });
	});

	it("count who is below and who is equal, oneself included", () => {
		expect(placeOf("a2", scores)).toEqual({ below: 1, equal: 2 });
	});

	it("tell what each pupil gained, and who has one wave only", () => {
		const earlier = new Map([
			["a", 0.1],
			["b", -1.254],
			["c", 2],
		]);
		const later = new Map([
			["a", 0.3],
			["b", 0.5],
			["d", 1],
		]);
		expect(gainsOf(earlier, later)).toEqual({
			gains: new Map([
				["a", 0.2],
				["b", 1.754],
			]),
			onlyEarlier: 1,
			onlyLater: 1,
		});
	});

	it("leave out what is no number and choose the smallest class too", () => {
		expect(classes[1]?.tests.map((test) => test.testId)).not.toContain("bdf-arit-post");
		expect(chooseThree(classes).map((each) => each.classKey)).toEqual(["10", "20"]);
	});
});
