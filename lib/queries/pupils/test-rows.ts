import type { PersonId } from "../../domain/ids";
import { hasOwnMaximum } from "../../domain/measure-domains";
import { getMeasure } from "../../domain/measures";
import { compareInGroup } from "../../standing/compare-in-group";
import { type GrowthSide, growthBetween, isComparableChange, type ResultScale } from "../../standing/growth";
import { levelOrder } from "../../standing/level-order";
import { measuredValue } from "../../standing/measured-value";
import type { StandingSettings } from "../../standing/settings";
import { outcomeValue } from "../../standing/value-of-fact";
import { type ComparedGroup, comparedGroup, countsIn, groupOfResult, type TestGroup } from "./compared-group";
import type { Change, PupilFacts, PupilRow } from "./pupil-row";
import { takenTest } from "./select-test-facts";
import { subjectKeyOf } from "./subject-key";
import type { KnownValue, TestBucket } from "./test-buckets";

/** What a row is made of, beside the tests. */
export type RowFacts = Omit<PupilFacts, "tests" | "practice">;

/** The latest test of each source and subject, with its place in the group. */
export function testRows(facts: RowFacts, buckets: readonly TestBucket[]): PupilRow[] {
	return buckets.flatMap((bucket) => rowOf(bucket, facts) ?? []);
}

function rowOf(bucket: TestBucket, facts: RowFacts): PupilRow | null {
	const own = bucket.ofPupil.get(facts.pupilId) ?? [];
	const inPeriod = (value: KnownValue) => value.takenOn >= facts.period.from;
	const mine = latest(own.filter(inPeriod));
	const shown = mine ?? latest(bucket.values.filter(inPeriod));
	const source = facts.sources.find((candidate) => candidate.connectionId === shown?.connectionId);
	if (!shown || !source) return null;
	const subjectKey = subjectKeyOf(shown.subjectKey);
	const { group, elsewhere } = groupOf(mine, shown, facts);
	const others = valuesOfOthers(bucket, shown, facts, group);
	const value = mine && measuredValue(outcomeValue(mine), mine.standardError);
	// What hardly anybody in the group made says nothing of a pupil who did not.
	if (mine === null && others.length < facts.settings.comparableMin) return null;
	return {
		key: `test ${bucket.key}`,
		subjectKey,
		subjectName: shown.subjectName,
		connectionId: shown.connectionId,
		supplier: source.supplier,
		measure: shown.type,
		decimals: shown.decimals,
		scale: scaleOf(shown),
		assessment: shown.assessment,
		at: shown.takenAt,
		receivedAt: mine?.receivedAt ?? null,
		...{ group, elsewhere },
		value: mine && { text: mine.text, number: mine.number, maximum: mine.maximum },
		interval: value?.interval ?? null,
		comparison:
			elsewhere === null
				? compareInGroup(
						value,
						others.map((value) => outcomeValue(value)),
						facts.settings,
						shown.levels ?? levelOrder(shown.type),
					)
				: { state: "elsewhere", n: 0 },
		change: mine && changeOf(mine, own, bucket, group, facts.settings),
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

/** Of an own result the group where it counts; of a test that others made the usual one. */
function groupOf(mine: KnownValue | null, shown: KnownValue, { groups, pupilId, placeOf, today }: RowFacts): TestGroup {
	if (mine) return groupOfResult(groups, placeOf, takenTest(mine), today);
	const group = comparedGroup(groups, pupilId, subjectKeyOf(shown.subjectKey), shown.takenOn, today);
	return { group, elsewhere: null };
}

/** Of each other member the value on the same test and type, of the result that counts and counts in this group. */
function valuesOfOthers(
	bucket: TestBucket,
	shown: KnownValue,
	facts: RowFacts,
	group: ComparedGroup | null,
): KnownValue[] {
	const here = facts.groups.find((one) => one.groupId === group?.groupId);
	if (here === undefined) return [];
	const results = bucket.resultsOf(shown.assessmentId);
	return [...(group?.members ?? [])]
		.filter((pupilId) => pupilId !== facts.pupilId)
		.flatMap((pupilId) => results.get(pupilId)?.find((value) => isOnScaleOf(shown, value)) ?? [])
		.filter((value) => countsIn(here, facts.placeOf, takenTest(value)));
}

/** Since the last on one scale; of another test only what it was (STANDING, growth). */
function changeOf(
	now: KnownValue,
	own: readonly KnownValue[],
	all: TestBucket,
	group: ComparedGroup | null,
	settings: StandingSettings,
): Change | null {
	const before = lastBefore(now, own);
	if (!before) return null;
	const pupilIds = [...new Set([now.pupilId, ...(group?.members ?? [])])];
	const sides = { pupilIds, earlier: sideOf(before, now, all, pupilIds), later: sideOf(now, before, all, pupilIds) };
	const growth = growthBetween(sides, settings);
	const since = before.takenAt;
	const mine = growth.code === "other-scale" ? undefined : growth.pupils.find((one) => one.pupilId === now.pupilId);
	if (growth.code === "other-scale" || !mine) {
		const { assessment, text, number, type, decimals } = before;
		return { kind: "other-test", assessment, text, number, scale: { type, decimals }, since };
	}
	if (mine.difference === null) return { kind: "level", from: before.text, since };
	const { difference, interval, beyondError } = mine;
	const { n, spread } = growth;
	return {
		...{ kind: "difference", by: difference, since, beyondError },
		error: interval && interval.high - difference,
		group: spread?.code === "numeric" ? { medianBy: spread.quartiles.median, n } : null,
	};
}

/** What the change of a result is told from: the last one that may be compared, else the last. */
function lastBefore(now: KnownValue, own: readonly KnownValue[]): KnownValue | null {
	const earlier = own.filter((value) => value.takenAt < now.takenAt);
	const same = earlier.filter((value) => isComparableChange(scaleOf(value), scaleOf(now)));
	return latest(same) ?? latest(earlier);
}

/** The assessments of which the row of a pupil with a result in the period needs what others scored, besides own results. */
export function assessmentsCompared(
	{ ofPupil }: TestBucket,
	{ pupilId, period }: Pick<RowFacts, "pupilId" | "period">,
): string[] {
	const own = ofPupil.get(pupilId) ?? [];
	const mine = latest(own.filter((value) => value.takenOn >= period.from));
	const before = mine && lastBefore(mine, own);
	return [mine, before].flatMap((value) => value?.assessmentId ?? []);
}

/** One type, and one highest score where that is part of the scale. */
function isOnScaleOf(shown: KnownValue, { type, maximum }: KnownValue): boolean {
	return type === shown.type && (!hasOwnMaximum(type) || maximum === shown.maximum);
}

/** The rows are of whole tests. */
const scaleOf = ({ type, assessmentId, familyId, maximum }: KnownValue): ResultScale => ({
	...{ type, assessmentId, familyId, maximum, partSourceId: "" },
});

/** The value of each at the sitting of one; of a test that is made twice, those of that day. */
function sideOf(of: KnownValue, other: KnownValue, all: TestBucket, pupilIds: readonly PersonId[]): GrowthSide {
	const isSameTest = of.assessmentId === other.assessmentId;
	const results = all.resultsOf(of.assessmentId, isSameTest ? of.takenOn : null);
	const values = pupilIds.flatMap((pupilId) => {
		const value = results.get(pupilId)?.find((one) => isOnScaleOf(of, one));
		return value ? [[pupilId, outcomeValue(value)] as const] : [];
	});
	return { ...scaleOf(of), standardError: of.standardError, values: new Map(values) };
}
