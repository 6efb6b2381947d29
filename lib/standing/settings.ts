import { z } from "zod";
import type { Holiday } from "../domain/school-days";

/** The thresholds of STANDING, with their defaults; a school may set its own. */
export interface StandingThresholds {
	/** Fewer comparable pupils than this, oneself included: no position, median or band. */
	readonly comparableMin: number;
	/** First attempts that make evidence enough to be compared and judged. */
	readonly evidenceMin: number;
	/** Fewer first attempts than this: no data yet. */
	readonly valueMin: number;
	/** Days on which they must lie for reached or stuck. */
	readonly evidenceDaysMin: number;
	/** How far back evidence may lie, in days before the end of the period. */
	readonly evidenceAgeDaysMax: number;
	/** Share right of the latest evidence from which a goal is reached. */
	readonly reachedRatio: number;
	/** Upper end of the interval under which a goal is stuck. */
	readonly stuckRatio: number;
}

/** What the statistics go by at a school. */
export interface StandingSettings extends StandingThresholds {
	/** Free days by the school's calendar: not counted as school days. */
	readonly holidays: readonly Holiday[];
}

export const defaultThresholds: StandingThresholds = {
	comparableMin: 6,
	evidenceMin: 10,
	valueMin: 5,
	evidenceDaysMin: 2,
	evidenceAgeDaysMax: 42,
	reachedRatio: 0.8,
	stuckRatio: 0.6,
};

export const defaultSettings: StandingSettings = { ...defaultThresholds, holidays: [] };

/**
 * What a school may make of each, so that a figure stays worth its claim: never fewer to compare than 6, and the lines of
 * reached and stuck never cross.
 */
export const settingBounds: Readonly<Record<keyof StandingThresholds, { readonly min: number; readonly max: number }>> =
	{
		comparableMin: { min: 6, max: 20 },
		evidenceMin: { min: 10, max: 50 },
		valueMin: { min: 5, max: 10 },
		evidenceDaysMin: { min: 1, max: 10 },
		evidenceAgeDaysMax: { min: 14, max: 84 },
		reachedRatio: { min: 0.6, max: 1 },
		stuckRatio: { min: 0.3, max: 0.8 },
	};

const whole = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max).optional();
const ratio = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max).multipleOf(0.01).optional();

/** The thresholds that a school sets itself; what is not named keeps its default. */
export const ownSettingsSchema = z
	.strictObject({
		comparableMin: whole(settingBounds.comparableMin),
		evidenceMin: whole(settingBounds.evidenceMin),
		valueMin: whole(settingBounds.valueMin),
		evidenceDaysMin: whole(settingBounds.evidenceDaysMin),
		evidenceAgeDaysMax: whole(settingBounds.evidenceAgeDaysMax),
		reachedRatio: ratio(settingBounds.reachedRatio),
		stuckRatio: ratio(settingBounds.stuckRatio),
	})
	.refine((own) => withDefaults(own).stuckRatio < withDefaults(own).reachedRatio, { path: ["stuckRatio"] });
export type OwnSettings = z.infer<typeof ownSettingsSchema>;

/** Of a school that set nothing, or something that is not valid (any more), the defaults; with its free days. */
export function standingSettings(stored: unknown, holidays: readonly Holiday[] = []): StandingSettings {
	const own = ownSettingsSchema.safeParse(stored ?? {});
	return { ...(own.success ? withDefaults(own.data) : defaultThresholds), holidays };
}

function withDefaults(own: Partial<Record<keyof StandingThresholds, number | undefined>>): StandingThresholds {
	const named = Object.entries(own).filter(([, value]) => value !== undefined);
	return { ...defaultThresholds, ...Object.fromEntries(named) };
}
/** The thresholds of a lesson that goes on; times in minutes. */
export interface LiveSettings {
	/** How far back a lesson reaches. */
	readonly lessonMinutes: number;
	/** Who did something within this time works now. */
	readonly workingMinutes: number;
	/** Tasks with a verdict at one source, the latest ones, that are all wrong: stuck now. */
	readonly wrongInRow: number;
}

export const defaultLiveSettings: LiveSettings = { lessonMinutes: 60, workingMinutes: 5, wrongInRow: 3 };
