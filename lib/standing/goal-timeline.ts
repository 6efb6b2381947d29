import type { ConnectionId, PersonId } from "../domain/ids";
import { getMeasure, type MeasureType } from "../domain/measures";
import { jeffreysInterval } from "../stats/jeffreys-interval";
import type { Adaptive, GoalFact, LevelFact, TestFact } from "./facts";
import { type GoalStatus, goalStatus } from "./goal-status";
import { type GroupSpread, groupSpread, type Standing, standingOf } from "./group-standing";
import type { StandingSettings } from "./settings";
import { type MeasureKey, measureKeyOf, type Value, valueOfFact } from "./value-of-fact";

/** Practice of one pupil in one week by one source. */
export interface PracticeWeek {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	/** The Monday, yyyy-mm-dd. */
	readonly week: string;
	readonly day: string;
	readonly judged: number;
	readonly correct: number;
}

/** The facts of one goal for the pupils who are compared, over a period. */
export interface TimelineFacts {
	readonly pupilId: PersonId;
	readonly pupilIds: readonly PersonId[];
	readonly adaptive: ReadonlyMap<ConnectionId, Adaptive>;
	readonly weeks: readonly PracticeWeek[];
	/** One per pupil, source and week: the latest. */
	readonly levels: readonly (LevelFact & { readonly week: string })[];
	readonly tests: readonly TestFact[];
	/** What counts now: the latest evidence of practice per pupil and source (STANDING). */
	readonly latest: readonly GoalFact[];
}

/** A week of practice, or a sitting of a test: the group, and the pupil where there is a value. */
export interface TimelineMoment {
	/** The pupil's own day, else the Monday of the week or the day of the sitting; yyyy-mm-dd. */
	readonly day: string;
	/** The test; else null. */
	readonly title: string | null;
	readonly group: GroupSpread;
	readonly own: {
		readonly value: Value;
		/** Practice: of how many first attempts; else null. */
		readonly judged: number | null;
		readonly correct: number | null;
	} | null;
}

/** One source on one scale. */
export interface TimelinePanel {
	readonly connectionId: ConnectionId;
	readonly key: MeasureKey;
	/** Set where only results of one assessment lie on this scale. */
	readonly assessmentName: string | null;
	readonly scale: { readonly low: number; readonly high: number; readonly cut: boolean };
	/** Oldest first; also where only the group has values. */
	readonly moments: readonly TimelineMoment[];
	/** Points of practice may be joined; separate tests are separate measurements. */
	readonly joined: boolean;
	readonly now: {
		readonly value: Value | null;
		readonly standing: Standing | null;
		readonly status: GoalStatus | null;
		readonly spread: GroupSpread;
		readonly n: number;
		readonly day: string | null;
		/** Practice: first attempts taken; else null. */
		readonly taken: number | null;
		readonly correct: number | null;
		readonly days: number | null;
	};
}

/** One panel per source and scale (STANDING: scales are never merged), the fullest first. */
export function buildGoalTimeline(facts: TimelineFacts, settings: StandingSettings): TimelinePanel[] {
	const panels = [...practicePanels(facts, settings), ...levelPanels(facts, settings), ...testPanels(facts, settings)];
	return panels
		.filter((panel) => panel.moments.length > 0)
		.sort((a, b) => ownPoints(b) - ownPoints(a) || a.connectionId.localeCompare(b.connectionId));
}

const ownPoints = (panel: TimelinePanel) => panel.moments.filter((moment) => moment.own !== null).length;

const practiceKey: MeasureKey = { kind: "practice", type: "share-right", assessmentId: "", partSourceId: "" };
const levelKey: MeasureKey = { kind: "level", type: "own-level", assessmentId: "", partSourceId: "" };

function practicePanels(facts: TimelineFacts, settings: StandingSettings): TimelinePanel[] {
	const usable = facts.weeks.filter((week) => facts.adaptive.get(week.connectionId) !== "yes");
	return [...groupBy(usable, (week) => week.connectionId)].map(([connectionId, weeks]) => {
		const moments = [...groupBy(weeks, (week) => week.week)].sort(byKey).map(([week, ofWeek]) => ({
			day: week,
			entries: ofWeek.flatMap((one) => {
				const value = weekValue(one, settings);
				return value ? [{ pupilId: one.pupilId, day: one.day, value, source: one }] : [];
			}),
		}));
		const own = facts.latest.find((fact) => isOf(fact, facts.pupilId, connectionId, "practice"));
		return {
			connectionId,
			key: practiceKey,
			assessmentName: null,
			scale: { low: 0, high: 100, cut: false },
			joined: true,
			moments: momentsOf(facts, moments, settings, ({ judged, correct }) => ({ judged, correct })),
			now: nowOf(facts, connectionId, "practice", own ?? null, settings),
		};
	});
}

/** Share right in a week. Under the minimum of first attempts a point would be noise: a gap. */
function weekValue(week: PracticeWeek, settings: StandingSettings): Value | null {
	if (week.judged < settings.valueMin) return null;
	const interval = jeffreysInterval(week.correct, week.judged);
	const share = (100 * week.correct) / week.judged;
	return {
		rank: share,
		shown: share,
		label: null,
		interval: interval && { low: 100 * interval.low, high: 100 * interval.high },
	};
}

function levelPanels(facts: TimelineFacts, settings: StandingSettings): TimelinePanel[] {
	const usable = facts.levels.filter((level) => level.score !== null);
	return [...groupBy(usable, (level) => level.connectionId)].map(([connectionId, levels]) => {
		const moments = [...groupBy(levels, (level) => level.week)].sort(byKey).map(([week, ofWeek]) => ({
			day: week,
			entries: ofWeek.flatMap((one) => {
				const value = valueOfFact(one, settings);
				return value ? [{ pupilId: one.pupilId, day: one.day, value, source: one }] : [];
			}),
		}));
		const own = facts.latest.find((fact) => isOf(fact, facts.pupilId, connectionId, "level"));
		const [first] = levels;
		return {
			connectionId,
			key: levelKey,
			assessmentName: null,
			scale: scaleOf(
				levels.flatMap((level) => (level.score === null ? [] : [level.score])),
				first?.minimum ?? null,
				first?.maximum ?? null,
			),
			joined: true,
			moments: momentsOf(facts, moments, settings, () => noCounts),
			now: nowOf(facts, connectionId, "level", own ?? null, settings),
		};
	});
}

/** Grades and shares of different tests have one scale; other scores only within one assessment and part. */
const sharedScales: ReadonlySet<MeasureType> = new Set(["percentage-correct", "grade-0-10", "grade-0-10-decimal"]);

function testPanels(facts: TimelineFacts, settings: StandingSettings): TimelinePanel[] {
	const shown = preferredTests(facts.tests);
	const keyOf = (test: TestFact) =>
		JSON.stringify([test.connectionId, test.type, sharedScales.has(test.type) ? "" : measureKeyOf(test)]);
	return [...groupBy(shown, keyOf).values()].flatMap((tests) => {
		const [first] = tests;
		if (!first) return [];
		const momentOf = (test: TestFact) => JSON.stringify([test.day, test.assessmentId, test.partSourceId]);
		const moments = [...groupBy(tests, momentOf)].sort(byKey).map(([, sitting]) => ({
			day: sitting[0]?.day ?? "",
			title: sitting[0]?.assessmentName ?? null,
			entries: sitting.flatMap((one) => {
				const value = valueOfFact(one, settings);
				return value ? [{ pupilId: one.pupilId, day: one.day, value, source: one }] : [];
			}),
		}));
		const last = moments.findLast((moment) => moment.entries.some((entry) => entry.pupilId === facts.pupilId));
		const values = (last ?? moments.at(-1))?.entries.map((entry) => entry.value) ?? [];
		const own = last?.entries.find((entry) => entry.pupilId === facts.pupilId) ?? null;
		const measure = getMeasure(first.type);
		const numbers = tests.flatMap((test) => (test.number === null ? [] : [test.number]));
		return [
			{
				connectionId: first.connectionId,
				key: measureKeyOf(first),
				assessmentName: sharedScales.has(first.type) ? null : first.assessmentName,
				scale: measure.scale === "numeric" ? testScale(first, numbers) : labelScale(measure.order),
				joined: false,
				moments: momentsOf(facts, moments, settings, () => noCounts),
				now: {
					value: own?.value ?? null,
					standing: own ? standingOf(own.value, values, settings) : null,
					status: goalStatus(own?.source ?? null, null, "unknown", settings),
					spread: groupSpread(values, settings),
					n: values.length,
					day: own?.day ?? null,
					taken: null,
					correct: null,
					days: null,
				},
			},
		];
	});
}

/** Of several outcomes of one test the one that the table of measures puts first (lib/domain/measures.ts). */
function preferredTests(tests: readonly TestFact[]): TestFact[] {
	const assessmentOf = (test: TestFact) => JSON.stringify([test.assessmentId, test.partSourceId]);
	return [...groupBy(tests, assessmentOf).values()].flatMap((ofOne) => {
		const types = [...new Set(ofOne.map((test) => test.type))]
			.map((type) => getMeasure(type))
			.filter((measure) => measure.cellPriority !== null)
			.sort((a, b) => (a.cellPriority ?? 0) - (b.cellPriority ?? 0));
		return ofOne.filter((test) => test.type === types[0]?.type);
	});
}

interface Entry<Source> {
	readonly pupilId: PersonId;
	readonly day: string;
	readonly value: Value;
	readonly source: Source;
}

const noCounts = { judged: null, correct: null };

function momentsOf<Source>(
	facts: TimelineFacts,
	moments: readonly {
		readonly day: string;
		readonly title?: string | null;
		readonly entries: readonly Entry<Source>[];
	}[],
	settings: StandingSettings,
	countsOf: (source: Source) => { readonly judged: number | null; readonly correct: number | null },
): TimelineMoment[] {
	return moments
		.filter((moment) => moment.entries.length > 0)
		.map(({ day, title, entries }) => {
			const own = entries.find((entry) => entry.pupilId === facts.pupilId);
			const values = entries.map((entry) => entry.value);
			return {
				day: own?.day ?? day,
				title: title ?? null,
				group: groupSpread(values, settings),
				own: own ? { value: own.value, ...countsOf(own.source) } : null,
			};
		});
}

/** Where the pupil stands now by one source: the same evidence and rules as in the grid of the group. */
function nowOf(
	facts: TimelineFacts,
	connectionId: ConnectionId,
	kind: "practice" | "level",
	own: GoalFact | null,
	settings: StandingSettings,
): TimelinePanel["now"] {
	const ofSource = facts.latest.filter((fact) => fact.connectionId === connectionId && fact.kind === kind);
	const values = ofSource.flatMap((fact) => valueOfFact(fact, settings) ?? []);
	const value = own && valueOfFact(own, settings);
	const verdict = facts.latest.find((fact) => isOf(fact, facts.pupilId, connectionId, "level"));
	const adaptive = facts.adaptive.get(connectionId) ?? "unknown";
	return {
		value,
		standing: value && standingOf(value, values, settings),
		status: goalStatus(own, verdict?.kind === "level" ? verdict : null, adaptive, settings),
		spread: groupSpread(values, settings),
		n: values.length,
		day: own?.day ?? null,
		taken: own?.kind === "practice" ? own.judged : null,
		correct: own?.kind === "practice" ? own.correct : null,
		days: own?.kind === "practice" ? own.days : null,
	};
}

function isOf(fact: GoalFact, pupilId: PersonId, connectionId: ConnectionId, kind: GoalFact["kind"]): boolean {
	return fact.pupilId === pupilId && fact.connectionId === connectionId && fact.kind === kind;
}

function testScale(test: TestFact, numbers: readonly number[]) {
	if (test.type === "percentage-correct") return { low: 0, high: 100, cut: false };
	if (test.type.startsWith("grade-")) return { low: 1, high: 10, cut: false };
	return scaleOf(numbers, null, null);
}

/** From best to weakest, as the standard orders them: the weakest is 1. */
function labelScale(order: readonly string[] | null) {
	return { low: 0.5, high: (order?.length ?? 1) + 0.5, cut: false };
}

/** The supplier's own scale where the values use half of it or more; else cut to round ends round the values. */
function scaleOf(values: readonly number[], minimum: number | null, maximum: number | null) {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const span = most - least || Math.abs(most) || 1;
	if (minimum !== null && maximum !== null && minimum < maximum && span * 2 >= maximum - minimum)
		return { low: minimum, high: maximum, cut: false };
	const power = 10 ** Math.floor(Math.log10(span));
	const step = span / power > 4 ? power : power / 2;
	const low = Math.floor(least / step - 0.2) * step;
	const high = Math.ceil(most / step + 0.2) * step;
	return { low: Math.max(low, minimum ?? low), high: Math.min(high, maximum ?? high), cut: true };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		const key = keyOf(item);
		const list = groups.get(key);
		if (list) list.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
