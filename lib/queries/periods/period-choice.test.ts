import { describe, expect, it } from "vitest";
import { periodChoice } from "./resolve-period";

describe("a period in the address", () => {
	it("is read: the year, weeks, or two days", () => {
		expect(periodChoice("8w")).toEqual({ key: "8w" });
		expect(periodChoice("2026-09-01_2026-11-23")).toEqual({ key: "custom", from: "2026-09-01", to: "2026-11-23" });
	});
	it("is the school year when it is no period", () => {
		for (const text of [undefined, "", "9w", "2026-02-30_2026-03-01", "2026-03-02_2026-03-01", "_", "x".repeat(9999)])
			expect(periodChoice(text)).toEqual({ key: "year" });
	});
});
