import { describe, expect, it } from "vitest";
import { defaultThresholds } from "./settings";
import { fromForm, standingKeys, toForm } from "./settings-form";

const shown = Object.fromEntries(standingKeys.map((key) => [key, String(toForm(key, defaultThresholds[key]))]));
const filled = (over: Record<string, string> = {}) => fromForm((key) => ({ ...shown, ...over })[key] ?? null);

describe("the form of the thresholds", () => {
	it("shows shares in percent and gives back what it showed", () => {
		expect(shown).toMatchObject({ reachedRatio: "80", stuckRatio: "60", evidenceMin: "10" });
		expect(filled()).toEqual({ ok: true, settings: defaultThresholds });
		expect(filled({ reachedRatio: "85" })).toMatchObject({ ok: true, settings: { reachedRatio: 0.85 } });
	});

	it("says what is wrong: not a number within its bounds, or stuck above reached", () => {
		for (const wrong of ["", "9", "ten", "10.5", "51"])
			expect(filled({ evidenceMin: wrong })).toEqual({ ok: false, fault: "invalid" });
		expect(filled({ reachedRatio: "70", stuckRatio: "75" })).toEqual({ ok: false, fault: "crossed" });
	});
});
