import { describe, expect, it } from "vitest";
import { formatter } from "./format";
import { localeFromAcceptLanguage } from "./locales";

const nl = formatter("nl");
const en = formatter("en");

describe("formatter", () => {
	it("writes moments on the Dutch clock", () => {
		expect(nl.dayTime("2026-11-20T15:02:00.000Z")).toBe("20 nov 16:02");
		expect(en.dayTime(new Date("2026-07-20T15:02:00Z"))).toBe("20 Jul 17:02");
	});

	it("keeps a calendar day that day, and names another year", () => {
		expect(nl.day("2026-03-01")).toBe("1 mrt");
		expect(nl.day("2025-06-16", "2026-11-23")).toBe("16 jun 2025");
		expect(nl.range("2026-09-01", "2026-11-23")).toBe("1 sep – 23 nov 2026");
		expect(nl.range("2025-09-01", "2026-01-23")).toBe("1 sep 2025 – 23 jan 2026");
	});

	it("writes numbers with the comma of the language", () => {
		expect(nl.number(1234.56)).toBe("1.234,6");
		expect(en.number(1234.56, 2)).toBe("1,234.56");
		expect(nl.share(0.384)).toBe("38\u00a0%");
		expect(nl.decimal("7.50")).toBe("7,50");
		expect(en.decimal("7,50")).toBe("7.50");
	});

	it("writes a value with the decimals of its scale, never as -0", () => {
		const grade = { type: "grade-0-10-decimal", decimals: 1 } as const;
		expect(nl.onScale(7, grade)).toBe("7,0");
		expect(nl.onScale(7.25, grade)).toBe("7,25");
		expect(nl.onScale(-0.00001, grade)).toBe("0,0");
		expect(nl.onScale(6.5, { type: "number-correct", decimals: 0 })).toBe("6,5");
		expect(nl.onScale(0.261324, { type: "skill-score", decimals: 6 })).toBe("0,261324");
		expect(nl.onScale(0.5, { type: "skill-score", decimals: 6 })).toBe("0,500000");
		expect(nl.onScale(38.5, { type: "percentage-correct", decimals: 1 })).toBe("38,5\u00a0%");
		expect(en.bareOnScale(38.46, { type: "share-right" })).toBe("38");
		expect(nl.number(-0.01)).toBe("0");
		expect(nl.share(-0)).toBe("0\u00a0%");
	});

	it("says durations and ages in words", () => {
		expect(nl.duration(65 * 60_000)).toBe("1 u 5 min");
		expect(nl.age("2026-11-20", "2026-11-23")).toBe("3 dagen oud");
		expect(en.age("2026-11-23", "2026-11-23")).toBe("today");
	});
});

describe("the browser's language", () => {
	it.each([
		["en-GB,en;q=0.9,nl;q=0.8", "en"],
		["de;q=0.9, nl;q=0.5, en;q=0.4", "nl"],
		["fr", "nl"],
		["en;q=0, nl;q=0.1", "nl"],
		[null, "nl"],
	])("%s gives %s", (header, locale) => {
		expect(localeFromAcceptLanguage(header)).toBe(locale);
	});
});
