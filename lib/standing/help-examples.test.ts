import { describe, expect, it } from "vitest";
import { messages } from "../i18n/messages";
import { helpFigures } from "./help-examples";
import { helpTopics } from "./help-topics";
import { defaultSettings } from "./settings";

const figures = helpFigures(defaultSettings);

describe("the figures of the help", () => {
	it("give every name that a text asks for, in both languages, and each topic has its texts", () => {
		for (const { help } of Object.values(messages)) {
			expect(Object.keys(help.topics)).toEqual([...helpTopics]);
			const asked = [...JSON.stringify(help.topics).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
			expect(asked.filter((name) => figures[name] === undefined)).toEqual([]);
		}
	});

	it("are those of the library", () => {
		// R: quantile(x, c(.25, .5, .75)); qbeta(c(.025, .975), 7.5, 5.5); qbeta(.975, 2.5, 8.5)
		expect(figures).toMatchObject({ below: 15, equal: 1, above: 8, n: 24, lower: 63.75, median: 73, upper: 81.5 });
		expect(figures).toMatchObject({ difference: 15, levelMedian: "C", levelLower: "D", levelUpper: "B", lateDays: 7 });
		expect(figures.error).toBeCloseTo(Math.sqrt(32), 10);
		expect(figures.twoHigh).toBeCloseTo(50.28, 1);
		expect(figures.threeHigh).toBeCloseTo(60.6, 1);
		expect(figures).toMatchObject({ enough: 14, little: 4, none: 6, fewMedian: 70, moreMedian: 78.5 });
	});
});
