import type { SubjectKey } from "../../domain/subjects";
import { type Comparison, compareInGroup } from "../../standing/compare-in-group";
import type { StandingSettings } from "../../standing/settings";
import { shareValue, type Value } from "../../standing/value-of-fact";
import { median } from "../../stats/median";
import type { ComparedGroup } from "./compared-group";
import type { PupilFacts, PupilRow } from "./pupil-row";
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
	const group = groupOf(subjectKey, facts.period.to);
	const others = values.filter((value) => value.pupilId !== facts.pupilId && group?.members.has(value.pupilId));
	if (!source || (own === null && others.length < facts.settings.comparableMin)) return null;
	const adaptive = source.adaptive === "yes";
	const value = own === null || adaptive ? null : shareValue(own, facts.settings);
	return {
		key: `practice ${key}`,
		kind: "practice",
		elsewhere: null,
		subjectKey,
		subjectName: null,
		connectionId: source.connectionId,
		supplier: source.supplier,
		measure: "share-right",
		assessment: null,
		at: own?.lastAt ?? null,
		receivedAt: null,
		group,
		value: value && { text: String(Math.round(value.shown ?? 0)), number: value.shown, maximum: 100 },
		interval: value?.interval ?? null,
		comparison: adaptive ? { state: "adaptive", n: others.length } : compare(own, value, others, facts.settings),
		change: null,
		effort: own && {
			days: own.days,
			tasks: own.tasks,
			durationMs: own.durationMs,
			evidence: own.judged,
			medianDays: medianDaysOf([own, ...others], facts.settings),
		},
	};
}

function compare(
	own: PracticeValue | null,
	value: Value | null,
	others: readonly PracticeValue[],
	settings: StandingSettings,
): Comparison {
	if (own !== null && own.judged < settings.evidenceMin) return { state: "little-evidence", n: own.judged };
	const enough = others.map((one) => shareValue(one, settings)).filter((one) => one?.rank != null);
	return compareInGroup(
		value,
		enough.filter((one) => one !== null),
		settings,
	);
}

function medianDaysOf(values: readonly PracticeValue[], { comparableMin }: StandingSettings): number | null {
	return values.length < comparableMin ? null : median(values.map((value) => value.days));
}
