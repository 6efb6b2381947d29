import type { ConnectionId, PersonId } from "../domain/ids";
import { median } from "../stats/median";
import { spearmanCorrelation } from "../stats/spearman-correlation";
import { spearmanInterval } from "../stats/spearman-interval";
import type { StandingSettings } from "./settings";

/** What a pupil did in one week by one source, from the day rollups. How well it went is not here. */
export interface EffortWeek {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	/** The Monday, yyyy-mm-dd. */
	readonly week: string;
	readonly tasks: number;
	readonly days: number;
	readonly durationMs: number;
}

export interface EffortAmount {
	readonly tasks: number;
	readonly days: number;
	readonly durationMs: number;
}

export interface EffortPoint {
	readonly week: string;
	readonly own: EffortAmount;
	/** The middle pupil of the group for each amount, those who did nothing counted as 0; null under the minimum. */
	readonly group: EffortAmount | null;
	/** How many of the group did anything, of how many. */
	readonly active: number;
	readonly n: number;
}

const nothing: EffortAmount = { tasks: 0, days: 0, durationMs: 0 };

/**
 * Effort of a pupil by week beside that of the group, apart from result. No practice in a week is 0 and counts: unlike a
 * share right, an amount of nothing is known. A source that sends no durations gives 0 for everybody.
 * @param weeks the Mondays to show, oldest first; weeks in which school is closed are the caller's to leave out
 * @param pupilIds who is compared, the pupil included
 */
export function effortTrend(
	pupilId: PersonId,
	pupilIds: readonly PersonId[],
	weeks: readonly string[],
	facts: readonly EffortWeek[],
	settings: StandingSettings,
): EffortPoint[] {
	const compared = [...new Set([...pupilIds, pupilId])];
	const amounts = amountsByWeek(facts);
	return weeks.map((week) => {
		const ofWeek = compared.map((id) => amounts.get(`${week} ${id}`) ?? nothing);
		const active = ofWeek.filter((one) => one.tasks > 0).length;
		return {
			week,
			own: amounts.get(`${week} ${pupilId}`) ?? nothing,
			group: compared.length < settings.comparableMin ? null : middle(ofWeek),
			active,
			n: compared.length,
		};
	});
}

/** Over the sources together: tasks and time add up, and days would count twice, so the most of one source stands. */
function amountsByWeek(facts: readonly EffortWeek[]): ReadonlyMap<string, EffortAmount> {
	const sums = new Map<string, EffortAmount>();
	for (const fact of facts) {
		const key = `${fact.week} ${fact.pupilId}`;
		const before = sums.get(key) ?? nothing;
		sums.set(key, {
			tasks: before.tasks + fact.tasks,
			days: Math.max(before.days, fact.days),
			durationMs: before.durationMs + fact.durationMs,
		});
	}
	return sums;
}

function middle(amounts: readonly EffortAmount[]): EffortAmount {
	const of = (key: keyof EffortAmount) => median(amounts.map((one) => one[key])) ?? 0;
	return { tasks: of("tasks"), days: of("days"), durationMs: of("durationMs") };
}

export interface EffortPair {
	readonly pupilId: PersonId;
	/** An amount of practice before the result, e.g. tasks. */
	readonly effort: number;
	/** The rank of the result (Value.rank): more is better. */
	readonly result: number;
}

export type EffortAgainstResult =
	/** Points may be drawn; nothing is said of how they go together. */
	| { readonly code: "too-few"; readonly n: number }
	/** Everybody did or scored the same: there is nothing to go together. */
	| { readonly code: "no-spread"; readonly n: number }
	| {
			readonly code: "ranked";
			readonly n: number;
			/** -1 to 1 */
			readonly spearman: number;
			/** 95 %; null at -1 and 1. Where it holds 0, no direction can be told. */
			readonly interval: { readonly low: number; readonly high: number } | null;
	  };

/** Under this many pupils one of them decides the sign. */
const pairsMin = 10;

/**
 * How effort and result go together in a group, by ranks (Spearman), from ten pupils on. It describes this group in this
 * period and says nothing of a cause: who finds it hard often practises more.
 */
export function effortAgainstResult(pairs: readonly EffortPair[]): EffortAgainstResult {
	const n = pairs.length;
	if (n < pairsMin) return { code: "too-few", n };
	const spearman = spearmanCorrelation(pairs.map((pair) => [pair.effort, pair.result] as const));
	return spearman === null
		? { code: "no-spread", n }
		: { code: "ranked", n, spearman, interval: spearmanInterval(spearman, n) };
}
