import { getMeasure, type MeasureType, measures } from "../../domain/measures";
import type { SubjectKey } from "../../domain/subjects";
import { compareInGroup } from "../../standing/compare-in-group";
import { levelOrder } from "../../standing/level-order";
import type { StandingSettings } from "../../standing/settings";
import { outcomeValue } from "../../standing/value-of-fact";
import { median } from "../../stats/median";
import type { ComparedGroup } from "./compared-group";
import type { Change, PupilFacts, PupilRow } from "./pupil-rows";
import type { TestValue } from "./select-test-facts";
import { subjectKeyOf } from "./subject-key";

type KnownValue = TestValue & { readonly type: MeasureType };

/** The latest test of each source and subject, with its place in the group. */
export function testRows(
	facts: PupilFacts,
	groupOf: (subject: SubjectKey, day: string) => ComparedGroup | null,
): PupilRow[] {
	const buckets = new Map<string, KnownValue[]>();
	for (const value of facts.tests) {
		if (!isKnown(value)) continue;
		const key = `${value.connectionId} ${value.subjectName ?? value.subjectKey ?? ""}`;
		buckets.set(key, [...(buckets.get(key) ?? []), value]);
	}
	return [...buckets].flatMap(([key, values]) => rowOf(key, values, facts, groupOf) ?? []);
}

function isKnown(value: TestValue): value is KnownValue {
	return (measures.get(value.type as MeasureType)?.cellPriority ?? null) !== null;
}

function rowOf(
	key: string,
	values: readonly KnownValue[],
	facts: PupilFacts,
	groupOf: (subject: SubjectKey, day: string) => ComparedGroup | null,
): PupilRow | null {
	const own = values.filter((value) => value.pupilId === facts.pupilId);
	const shown = latest(own) ?? latest(values);
	const source = facts.sources.find((candidate) => candidate.connectionId === shown?.connectionId);
	if (!shown || !source) return null;
	const subjectKey = subjectKeyOf(shown.subjectKey);
	const group = groupOf(subjectKey, shown.takenOn);
	const others = valuesOfOthers(values, shown, facts, group);
	const mine = own.length > 0 ? shown : null;
	// What hardly anybody in the group made says nothing of a pupil who did not.
	if (mine === null && others.length < facts.settings.comparableMin) return null;
	return {
		key: `test ${key}`,
		kind: "test",
		subjectKey,
		subjectName: shown.subjectName,
		connectionId: shown.connectionId,
		supplier: source.supplier,
		measure: shown.type,
		assessment: shown.assessment,
		at: shown.takenAt,
		receivedAt: mine?.receivedAt ?? null,
		group,
		value: mine && { text: mine.text, number: mine.number, maximum: mine.maximum },
		interval: null,
		comparison: compareInGroup(
			mine && outcomeValue(mine),
			others.map((value) => outcomeValue(value)),
			facts.settings,
			levelOrder(shown.type),
		),
		change: mine && changeOf(mine, own, values, group, facts.settings),
		effort: null,
	};
}

/** Of the latest sitting the outcome that fills a cell: the lowest number of the table of measures. */
function latest(values: readonly KnownValue[]): KnownValue | null {
	const last = values.reduce<KnownValue | null>((found, value) => {
		if (!found || value.takenAt > found.takenAt) return value;
		if (value.takenAt < found.takenAt) return found;
		return priority(value) < priority(found) ? value : found;
	}, null);
	return last;
}

function priority(value: KnownValue): number {
	return getMeasure(value.type).cellPriority ?? Number.POSITIVE_INFINITY;
}

/** One value a member on the same assessment and type, the latest where there are more. */
function valuesOfOthers(
	values: readonly KnownValue[],
	shown: KnownValue,
	facts: PupilFacts,
	group: ComparedGroup | null,
): KnownValue[] {
	const byPupil = new Map<string, KnownValue>();
	for (const value of values) {
		if (value.pupilId === facts.pupilId || !group?.members.has(value.pupilId)) continue;
		if (value.assessmentId !== shown.assessmentId || value.type !== shown.type) continue;
		const known = byPupil.get(value.pupilId);
		if (!known || known.takenAt < value.takenAt) byPupil.set(value.pupilId, value);
	}
	return [...byPupil.values()];
}

function changeOf(
	now: KnownValue,
	own: readonly KnownValue[],
	all: readonly KnownValue[],
	group: ComparedGroup | null,
	settings: StandingSettings,
): Change | null {
	const earlier = own.filter((value) => value.takenAt < now.takenAt);
	const before = latest(earlier.filter((value) => onOneScale(value, now))) ?? latest(earlier);
	if (!before) return null;
	if (!onOneScale(before, now))
		return { kind: "other-test", assessment: before.assessment, text: before.text, since: before.takenAt };
	if (before.number === null || now.number === null) return { kind: "level", from: before.text, since: before.takenAt };
	return {
		kind: "difference",
		by: now.number - before.number,
		since: before.takenAt,
		group: groupDifference(before, now, all, group, settings),
	};
}

/** Growth is read within one assessment or one scale family, never across (STANDING, growth). */
function onOneScale(a: KnownValue, b: KnownValue): boolean {
	const sameFamily = a.familyId !== null && a.familyId === b.familyId;
	return a.type === b.type && (sameFamily || a.assessmentId === b.assessmentId);
}

/** The middle difference of the members who made both; null under six. */
function groupDifference(
	before: KnownValue,
	now: KnownValue,
	all: readonly KnownValue[],
	group: ComparedGroup | null,
	{ comparableMin }: StandingSettings,
): { medianBy: number; n: number } | null {
	const scores = (of: KnownValue) =>
		new Map(
			all
				.filter((value) => value.assessmentId === of.assessmentId && value.type === of.type)
				.filter((value) => before.assessmentId !== now.assessmentId || value.takenOn === of.takenOn)
				.map((value) => [value.pupilId, value.number]),
		);
	const [first, second] = [scores(before), scores(now)];
	const differences = [...second].flatMap(([pupilId, number]) => {
		const earlier = first.get(pupilId);
		return group?.members.has(pupilId) && number !== null && earlier != null ? [number - earlier] : [];
	});
	const medianBy = differences.length < comparableMin ? null : median(differences);
	return medianBy === null ? null : { medianBy, n: differences.length };
}
