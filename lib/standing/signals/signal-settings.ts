import { type SignalCode, signalCodes } from "./signal";

export interface Threshold {
	readonly default: number;
	readonly min: number;
	readonly max: number;
	readonly unit: "days" | "school-days" | "percent" | "points";
}

const days = (standard: number, min: number, max: number): Threshold => ({ default: standard, min, max, unit: "days" });

/**
 * Every threshold of every rule, with its bounds. Defaults are chosen so that a class has a handful of signals: whoever
 * sees thirty reads none. `newestDays`: the facts are not older, since old facts are no reason to look today.
 */
export const signalThresholds = {
	"group-low": { groupPercent: { default: 25, min: 10, max: 75, unit: "percent" } },
	// What is stuck is decided by the grid, whose thresholds are the school's settings of standing.
	"stuck-on-goal": {},
	"falls-behind": { newestDays: days(14, 7, 42), pointsMin: { default: 20, min: 5, max: 60, unit: "points" } },
	"sudden-change": { newestDays: days(14, 7, 42), pointsMin: { default: 25, min: 10, max: 80, unit: "points" } },
	"practice-and-test-contradict": { testDays: days(42, 7, 120) },
	"follow-up": { newestDays: days(28, 7, 120) },
	"stopped-practising": { windowDays: days(14, 7, 42), groupDays: days(3, 1, 20) },
	"reached-and-idle": {
		schoolDays: { default: 5, min: 3, max: 20, unit: "school-days" },
		groupDays: days(3, 1, 20),
	},
} as const satisfies Readonly<Record<SignalCode, Readonly<Record<string, Threshold>>>>;

export type ThresholdName<Code extends SignalCode> = keyof (typeof signalThresholds)[Code] & string;
export type Thresholds<Code extends SignalCode> = Readonly<Record<ThresholdName<Code>, number>>;

/** What a school decided: which rules are on, with which thresholds. */
export type SignalSettings = {
	readonly [Code in SignalCode]: { readonly enabled: boolean; readonly thresholds: Thresholds<Code> };
};

/** A row of the school: what it says of one rule. Names that are not known and numbers out of bounds are passed over. */
export interface RuleChoice {
	readonly code: string;
	readonly enabled: boolean;
	readonly thresholds: Readonly<Record<string, unknown>>;
}

/** The defaults with the choices of a school over them. */
export function signalSettings(choices: readonly RuleChoice[] = []): SignalSettings {
	const rules = signalCodes.map((code) => {
		const choice = choices.find((one) => one.code === code);
		const thresholds = Object.entries(signalThresholds[code]).map(([name, threshold]) => {
			const chosen = choice?.thresholds[name];
			return [name, isWithin(threshold, chosen) ? chosen : threshold.default] as const;
		});
		return [code, { enabled: choice?.enabled ?? true, thresholds: Object.fromEntries(thresholds) }] as const;
	});
	return Object.fromEntries(rules) as unknown as SignalSettings;
}

/** Whole numbers within the bounds. */
export function isWithin(threshold: Threshold, value: unknown): value is number {
	return Number.isInteger(value) && (value as number) >= threshold.min && (value as number) <= threshold.max;
}
