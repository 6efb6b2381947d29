import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultSettings, defaultThresholds, ownSettingsSchema, settingBounds, standingSettings } from "./settings";

describe("settings", () => {
	it("are the defaults for a school that set nothing or something that does not hold", () => {
		for (const stored of [null, undefined, {}, { comparableMin: 1 }, { unknown: 3 }, "text", { stuckRatio: 0.8 }])
			expect(standingSettings(stored)).toEqual(defaultSettings);
	});

	it("have defaults within their bounds", () => {
		expect(ownSettingsSchema.safeParse(defaultThresholds).success).toBe(true);
	});

	it("hold what a school named within the bounds, and never let stuck reach the line of reached", () => {
		const ratio = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
		fc.assert(
			fc.property(ratio, ratio, (reachedRatio, stuckRatio) => {
				const settings = standingSettings({ reachedRatio, stuckRatio });
				expect(settings.stuckRatio).toBeLessThan(settings.reachedRatio);
				const within = (value: number, { min, max }: { min: number; max: number }) => value >= min && value <= max;
				const valid =
					within(reachedRatio, settingBounds.reachedRatio) &&
					within(stuckRatio, settingBounds.stuckRatio) &&
					stuckRatio < reachedRatio;
				expect(settings).toEqual(valid ? { ...defaultSettings, reachedRatio, stuckRatio } : defaultSettings);
			}),
		);
	});
});
