import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import { addDays } from "../domain/school-day";
import type { GroupSpread } from "./group-standing";
import type { StandingSettings } from "./settings";
import type { MeasureKey, Value } from "./value-of-fact";

/** Look here, because: a rule, the facts it rests on, the source and the age. Words are made from these codes. */
export type Signal = FallsBehind | StoppedPractising | Contradicts;

interface SignalBase {
	readonly pupilId: PersonId;
	/** The latest day of its facts: the age of the signal. */
	readonly day: string;
}
export interface FallsBehind extends SignalBase {
	readonly code: "falls-behind";
	readonly goalId: GoalId;
	readonly connectionId: ConnectionId;
	readonly value: Value;
	readonly groupMedian: number;
	readonly n: number;
}
export interface StoppedPractising extends SignalBase {
	readonly code: "stopped-practising";
	/** Null: never practised in the period. */
	readonly lastDay: string | null;
	/** Days in the window on which at least half of the group practised. */
	readonly groupDays: number;
	readonly windowDays: number;
}
export interface Contradicts extends SignalBase {
	readonly code: "practice-and-test-contradict";
	readonly goalId: GoalId;
	readonly practice: {
		readonly connectionId: ConnectionId;
		readonly value: Value;
		readonly middleHalf: "below" | "above";
	};
	readonly test: {
		readonly connectionId: ConnectionId;
		readonly value: Value;
		readonly middleHalf: "below" | "above";
		readonly key: MeasureKey;
	};
}

/**
 * Falls behind the group on a goal: the whole 95 % interval of the pupil lies below the lower quartile of the group on
 * that source, and the group holds enough comparable pupils. Sources without an interval give no such signal.
 */
export function fallsBehind(
	about: {
		readonly pupilId: PersonId;
		readonly goalId: GoalId;
		readonly connectionId: ConnectionId;
		readonly day: string;
	},
	value: Value,
	spread: GroupSpread,
): FallsBehind | null {
	if (spread.code !== "numeric" || value.interval === null || value.rank === null) return null;
	if (value.interval.high >= spread.quartiles.lower) return null;
	return { code: "falls-behind", ...about, value, groupMedian: spread.quartiles.median, n: spread.n };
}

export interface PractisedDays {
	readonly pupilId: PersonId;
	/** Days of practice in the window, yyyy-mm-dd. */
	readonly days: readonly string[];
	/** The last day of practice in the period, also before the window. */
	readonly lastDay: string | null;
}

/**
 * Stopped practising while the group went on: no practice in the window (default 14 days up to today), while on 3 or
 * more days of it at least half of the group practised. A silent group gives no signal: nobody went on.
 */
export function stoppedPractising(
	group: readonly PractisedDays[],
	today: string,
	settings: StandingSettings,
): StoppedPractising[] {
	const windowBegin = addDays(today, -settings.stoppedDays);
	const countByDay = new Map<string, number>();
	for (const pupil of group)
		for (const day of new Set(pupil.days))
			if (day > windowBegin && day <= today) countByDay.set(day, (countByDay.get(day) ?? 0) + 1);
	const groupDays = [...countByDay.values()].filter((count) => count * 2 >= group.length).length;
	if (group.length < settings.comparableMin || groupDays < settings.groupPractisedDaysMin) return [];
	return group
		.filter((pupil) => !pupil.days.some((day) => day > windowBegin && day <= today))
		.map((pupil) => ({
			code: "stopped-practising",
			pupilId: pupil.pupilId,
			day: today,
			lastDay: pupil.lastDay,
			groupDays,
			windowDays: settings.stoppedDays,
		}));
}
