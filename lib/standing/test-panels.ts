import { atScale, mostDecimals } from "../domain/decimals";
import { groupBy } from "../domain/group-by";
import { hasOwnMaximum } from "../domain/measure-domains";
import { getMeasure, type MeasureType } from "../domain/measures";
import { measuredGoals } from "./choose-measure";
import { factsAtGoal } from "./facts-at-goal";
import { goalState, noticeOf } from "./goal-state";
import { goalStatus } from "./goal-status";
import { countedIn, groupSpread, standingOf } from "./group-standing";
import { shareOfPart } from "./part-share";
import type { StandingSettings } from "./settings";
import { countCompared, countGroup, drawMoments, type Moment } from "./timeline-moments";
import type { PanelNow, SittingFact, TimelineFacts, TimelinePanel } from "./timeline-panel";
import { testScale } from "./timeline-scale";
import { measureKeyOf, type Value, valueOfFact } from "./value-of-fact";

/** Grades and shares of different tests have one scale; other scores only within a test or a family of tests. */
const sharedScales: ReadonlySet<MeasureType> = new Set(["percentage-correct", "grade-0-10", "grade-0-10-decimal"]);

/** Tests by sitting, a panel per source and scale. At a sitting the members of its day are compared. */
export function testPanels(facts: TimelineFacts, settings: StandingSettings): TimelinePanel[] {
	const compared = facts.tests.filter(
		(test) => test.pupilId === facts.pupilId || facts.membersOn(test.day).has(test.pupilId),
	);
	const counting = countingNow(facts);
	const counts = new Map(compared.flatMap((test) => countsOf(test)));
	return [...groupBy(preferred(compared), scaleKey)].flatMap(([key, tests]) => {
		const [first] = tests;
		if (!first) return [];
		const sittings = [...groupBy(tests, (test) => `${test.day} ${seriesOf(test)}`).values()];
		const moments = sittings.map((ofOne) => momentOf(facts, ofOne, counts, settings));
		const shared = sharedScales.has(first.type) || first.familyId !== null;
		return [
			{
				key,
				connectionId: first.connectionId,
				kind: "test" as const,
				type: first.type,
				title: shared ? null : titleOf(first),
				scale: testScale(
					first.type,
					tests.flatMap((test) => (test.number === null ? [] : atScale(test.number))),
					tests.find((test) => test.levels)?.levels ?? null,
				),
				decimals: mostDecimals(tests),
				adaptive: "unknown" as const,
				weekly: false,
				...drawMoments(facts.pupilId, moments, settings),
				now: nowOf(facts, { key, counting }, counts, settings),
			},
		];
	});
}

const isSameMeasure = (a: SittingFact, b: SittingFact) =>
	JSON.stringify(measureKeyOf(a)) === JSON.stringify(measureKeyOf(b));
const seriesOf = (test: SittingFact) => `${test.assessmentId} ${test.partSourceId}`;
const titleOf = (test: SittingFact) =>
	test.partName === null ? test.assessmentName : `${test.assessmentName}, ${test.partName}`;

function scaleKey(test: SittingFact): string {
	const within = sharedScales.has(test.type) ? "" : (test.familyId ?? test.assessmentId);
	const part = sharedScales.has(test.type) ? "" : test.partSourceId;
	const maximum = hasOwnMaximum(test.type) && test.maximum !== null ? `of ${test.maximum}` : "";
	return `${test.connectionId} test ${test.type} ${within} ${part} ${maximum}`.replace(/ +/g, " ").trim();
}

/** Of several outcomes of one result the one that the table of measures puts first (lib/domain/measures.ts). */
function preferred(tests: readonly SittingFact[]): SittingFact[] {
	// By result: another one of the same test may have other outcomes, which are its own to show.
	return [...groupBy(tests, sittingKey).values()].flatMap((ofOne) => {
		const best = Math.min(...ofOne.map((test) => priority(test)));
		return Number.isFinite(best) ? ofOne.filter((test) => priority(test) === best) : [];
	});
}

const priority = (test: SittingFact) => getMeasure(test.type).cellPriority ?? Number.POSITIVE_INFINITY;

type Counts = ReadonlyMap<string, { correct: number; taken: number }>;
const sittingKey = (test: SittingFact) => `${test.pupilId} ${test.day} ${seriesOf(test)}`;

/** "5 of 13", where the supplier sent how many were right and out of how many. */
function countsOf(test: SittingFact): [string, { correct: number; taken: number }][] {
	if (test.type !== "number-correct" || test.number === null || !test.maximum) return [];
	return [[sittingKey(test), { correct: test.number, taken: test.maximum }]];
}

function momentOf(
	facts: TimelineFacts,
	sitting: readonly SittingFact[],
	counts: Counts,
	settings: StandingSettings,
): Moment {
	const day = sitting[0]?.day ?? "";
	return {
		day,
		total: countCompared(facts, day),
		entries: sitting.flatMap((test) => {
			const value = valueOfFact(test, settings);
			if (value === null) return [];
			const right = counts.get(sittingKey(test)) ?? null;
			const { pupilId, day: lastDay } = test;
			return [{ pupilId, lastDay, value, right, title: titleOf(test), series: seriesOf(test) }];
		}),
	};
}

/** Of each pupil and test what counts in the period: all of the latest day, as in the column of the grid. */
function countingNow(facts: TimelineFacts): readonly SittingFact[] {
	const members = facts.membersOn(facts.period.to);
	const there = facts.tests.filter((test) => test.pupilId === facts.pupilId || members.has(test.pupilId));
	return [...groupBy(there, (test) => `${test.pupilId} ${test.assessmentId}`).values()].flatMap((ofOne) => {
		const latest = ofOne.reduce((day, test) => (test.day > day ? test.day : day), "");
		return ofOne.filter((test) => test.day === latest);
	});
}

/**
 * What counts now in the measure of a panel, by the rule of the grid (facts-at-goal.ts): of the latest test of the panel that
 * counts for the pupil; where none does, the latest of the group.
 */
function nowOf(
	facts: TimelineFacts,
	{ key, counting }: { readonly key: string; readonly counting: readonly SittingFact[] },
	counts: Counts,
	settings: StandingSettings,
): PanelNow {
	const isOwn = (test: SittingFact) => test.pupilId === facts.pupilId;
	const here = counting.filter((test) => scaleKey(test) === key);
	const byDay = here.toSorted((a, b) => a.day.localeCompare(b.day));
	const last = byDay.findLast(isOwn) ?? byDay.at(-1);
	const shown = last === undefined ? [] : here.filter((test) => isSameMeasure(test, last));
	const measured = measuredGoals(counting, facts.adaptive, settings);
	const wanted = last && measured.find((one) => one.facts.includes(last));
	const { of } = factsAtGoal(counting, measured, wanted ?? null);
	const { value, other } = of(facts.pupilId);
	const known = shown.map((test) => ({ pupilId: test.pupilId, value: valueOfFact(test, settings) }));
	const values: Value[] = known.flatMap((one) => one.value ?? []);
	const isCounted = countedIn(values);
	const counted = known.flatMap(({ pupilId, value: one }) =>
		one !== null && isCounted(one) ? [[pupilId, one] as const] : [],
	);
	const own = shown.find(isOwn) ?? null;
	const status = goalStatus(own, null, "unknown", settings);
	const source = shown[0] ? { connectionId: shown[0].connectionId, key: shown[0] } : null;
	return {
		value,
		standing: value && standingOf(value, values, settings),
		state: goalState(
			status,
			value,
			own,
			null,
			own === null ? noticeOf(facts.notices ?? [], facts.pupilId, source) : null,
			{ other, made: null },
		),
		other,
		spread: groupSpread(values, settings),
		share: shareOfPart(shown[0], counted, settings),
		counts: countGroup(facts, facts.period.to, known),
		day: own?.day ?? null,
		title: shown[0] ? titleOf(shown[0]) : null,
		series: shown[0] ? seriesOf(shown[0]) : "",
		right: own ? (counts.get(sittingKey(own)) ?? null) : null,
		days: null,
		since: null,
	};
}
