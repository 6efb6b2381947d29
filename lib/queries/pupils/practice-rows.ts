import type { SubjectKey } from "../../domain/subjects";
import { type Comparison, compareInGroup, type MemberValue } from "../../standing/compare-in-group";
import { defaultSettings } from "../../standing/settings";
import { jeffreysInterval } from "../../stats/jeffreys-interval";
import { median } from "../../stats/median";
import type { ComparedGroup } from "./compared-group";
import type { PupilFacts, PupilRow } from "./pupil-rows";
import type { PracticeValue } from "./select-practice-facts";
import { subjectKeyOf } from "./subject-key";

/** Practice of the last weeks per source and subject. Adaptive sources show effort only: they hold everyone near one share. */
export function practiceRows(
	facts: PupilFacts,
	groupOf: (subject: SubjectKey, day: string) => ComparedGroup | null,
): PupilRow[] {
	const buckets = new Map<string, PracticeValue[]>();
	for (const value of facts.practice) {
		const key = `${value.connectionId} ${value.subjectKey}`;
		buckets.set(key, [...(buckets.get(key) ?? []), value]);
	}
	return [...buckets].flatMap(([key, values]) => rowOf(key, values, facts, groupOf) ?? []);
}

function rowOf(
	key: string,
	values: readonly PracticeValue[],
	facts: PupilFacts,
	groupOf: (subject: SubjectKey, day: string) => ComparedGroup | null,
): PupilRow | null {
	const own = values.find((value) => value.pupilId === facts.pupilId) ?? null;
	const subjectKey = subjectKeyOf(values[0]?.subjectKey ?? null);
	const source = facts.sources.find((candidate) => candidate.connectionId === values[0]?.connectionId);
	const group = groupOf(subjectKey, facts.today);
	const others = values.filter((value) => value.pupilId !== facts.pupilId && group?.members.has(value.pupilId));
	if (!source || (own === null && others.length < defaultSettings.comparableMin)) return null;
	const adaptive = source.adaptive === "yes";
	const interval = own === null || adaptive ? null : intervalOf(own);
	return {
		key: `practice ${key}`,
		kind: "practice",
		subjectKey,
		subjectName: null,
		connectionId: source.connectionId,
		supplier: source.supplier,
		measure: "share-right",
		assessment: null,
		at: own?.lastAt ?? null,
		receivedAt: null,
		group,
		value: own === null || adaptive || own.judged < defaultSettings.valueMin ? null : { ...shareOf(own), maximum: 100 },
		interval,
		comparison: adaptive ? { state: "adaptive", n: others.length } : compare(own, others, interval),
		change: null,
		effort: own && {
			days: own.days,
			tasks: own.tasks,
			durationMs: own.durationMs,
			evidence: own.judged,
			medianDays: medianDaysOf([own, ...others]),
		},
	};
}

function compare(
	own: PracticeValue | null,
	others: readonly PracticeValue[],
	interval: { low: number; high: number } | null,
): Comparison {
	const enough = others.filter((value) => value.judged >= defaultSettings.evidenceMin).map(shareOf);
	if (own !== null && own.judged < defaultSettings.evidenceMin) return { state: "little-evidence", n: own.judged };
	return compareInGroup("share-right", own && shareOf(own), enough, interval);
}

function shareOf(value: PracticeValue): MemberValue {
	const number = (100 * value.correct) / value.judged;
	return { text: String(Math.round(number)), number };
}

/** In percent, as the share. */
function intervalOf(value: PracticeValue): { low: number; high: number } | null {
	const interval = jeffreysInterval(value.correct, value.judged);
	return interval && { low: 100 * interval.low, high: 100 * interval.high };
}

function medianDaysOf(values: readonly PracticeValue[]): number | null {
	return values.length < defaultSettings.comparableMin ? null : median(values.map((value) => value.days));
}
