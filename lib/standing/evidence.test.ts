import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import { agreementOf, countAgreements } from "./agreement";
import { measuredGoals } from "./choose-measure";
import { contradictionsIn } from "./contradiction";
import { goalCoverage, pupilCoverage } from "./coverage";
import { type EffortWeek, effortAgainstResult, effortTrend } from "./effort";
import type { GoalFact, LevelFact, PracticeFact, TestFact } from "./facts";
import { robustPlace } from "./robust-place";
import { defaultSettings as settings } from "./settings";

const goalId = "goal" as GoalId;
const pupil = (n: number) => `pupil-${n}` as PersonId;
const source = (name: string) => name as ConnectionId;
const pupils = Array.from({ length: 8 }, (_, n) => pupil(n));
const today = "2026-11-24";

const practice = (n: number, correct: number, judged = 10, day = "2026-11-20"): PracticeFact => ({
	...{ kind: "practice", pupilId: pupil(n), goalId, connectionId: source("method"), day },
	...{ judged, correct, days: 2, partial: 0, partialSum: 0 },
});
const level = (n: number, verdict: LevelFact["verdict"]): LevelFact => ({
	...{ kind: "level", pupilId: pupil(n), goalId, connectionId: source("adaptive"), day: "2026-11-23" },
	...{ score: 500, minimum: 200, maximum: 800, unitId: "unit", verdict },
});
const graded = (n: number, text: string): TestFact => ({
	...{ kind: "test", pupilId: pupil(n), goalId, connectionId: source("tests"), day: "2026-11-12" },
	...{ assessmentId: "a", assessmentName: "Toets", partSourceId: "", type: "a-e", text, number: null, maximum: null },
});

describe("agreement of sources", () => {
	const shares = [1, 4, 5, 6, 7, 8, 9, 10];
	const letters = ["A", "B", "C", "C", "C", "D", "D", "E"];
	const of = (facts: readonly GoalFact[], n: number) =>
		agreementOf(pupil(n), measuredGoals(facts, new Map(), settings), settings);
	const facts = [...shares.map((right, n) => practice(n, right)), ...letters.map((text, n) => graded(n, text))];

	it("is told with the evidence of both sides, also where one side is a level", () => {
		expect(of(facts, 0)).toMatchObject({
			code: "contradict",
			practice: { middleHalf: "below", value: { shown: 10 }, day: "2026-11-20" },
			test: { middleHalf: "above", value: { label: "A" }, day: "2026-11-12" },
		});
		expect(of(facts, 3)).toMatchObject({ code: "agree" });
		const contradictionOf = contradictionsIn(measuredGoals(facts, new Map(), settings), settings);
		const pairs = pupils.map((id) => contradictionOf(id) !== null);
		expect(pairs.filter(Boolean)).toHaveLength(countAgreements(pupils.map((_, n) => of(facts, n))).contradict);
	});

	it("cannot be told when one side is missing, too little or too few, or adaptive", () => {
		expect(of(facts.slice(1), 0)).toEqual({ code: "cannot-tell", missing: "practice" });
		expect(of(facts.slice(0, 8), 0)).toEqual({ code: "cannot-tell", missing: "test" });
		expect(of([practice(0, 1, 9), ...facts.slice(1)], 0)).toEqual({ code: "cannot-tell", missing: "practice" });
		expect(of(facts.slice(0, 5), 0)).toEqual({ code: "cannot-tell", missing: "both" });
		const levels = [...pupils.map((_, n) => level(n, "started")), ...facts.slice(8)];
		expect(of(levels, 0)).toEqual({ code: "cannot-tell", missing: "practice" });
	});

	it("counts every pupil of the group once", () => {
		fc.assert(
			fc.property(fc.subarray(facts), (some) => {
				const { agree, contradict, cannotTell } = countAgreements(pupils.map((_, n) => of(some, n)));
				expect(agree + contradict + cannotTell).toBe(pupils.length);
			}),
		);
	});
});

describe("coverage of a goal", () => {
	it("counts who has enough, little and nothing, how old it is and from where", () => {
		const facts = [
			practice(0, 8),
			practice(1, 3, 4, "2026-11-13"),
			level(1, "mastered"),
			level(2, "started"),
			practice(3, 2, 4),
		];
		expect(goalCoverage(pupils, facts, 7, today, settings)).toEqual({
			// Pupil 2 has a level of the supplier, which is its word; of pupil 3 there are 4 tasks.
			...{ n: 8, enough: 3, little: 1, none: 4, unmapped: 7 },
			// Friday 20, Monday 23, Monday 23 and Friday 20 before Tuesday 24: 1, 0, 0 and 1 school days between.
			medianAgeSchoolDays: 0.5,
			sources: [
				{ connectionId: "method", pupils: 3 },
				{ connectionId: "adaptive", pupils: 2 },
			],
		});
		expect(pupilCoverage(facts.slice(1, 3), today, settings)).toEqual({
			...{ evidence: "enough", sources: 2, ageSchoolDays: 0 },
		});
	});

	it("of nothing has no age, and leaves out who is not of the group", () => {
		expect(pupilCoverage([], today, settings)).toEqual({ evidence: "none", sources: 0, ageSchoolDays: null });
		expect(goalCoverage([pupil(5)], [practice(0, 8)], 0, today, settings)).toEqual({
			...{ n: 1, enough: 0, little: 0, none: 1, medianAgeSchoolDays: null, sources: [], unmapped: 0 },
		});
	});
});

describe("effort", () => {
	const week = (n: number, tasks: number, over: Partial<EffortWeek> = {}): EffortWeek => ({
		...{
			pupilId: pupil(n),
			connectionId: source("method"),
			week: "2026-11-16",
			tasks,
			days: 2,
			durationMs: 1000 * tasks,
		},
		...over,
	});

	it("stands beside that of the group week by week, doing nothing counted as nothing", () => {
		const facts = [week(0, 12), week(0, 3, { connectionId: source("adaptive"), days: 3 }), week(1, 20), week(2, 40)];
		const [first, second] = effortTrend(pupil(0), pupils.slice(0, 6), ["2026-11-09", "2026-11-16"], facts, settings);
		expect(first).toMatchObject({ own: { tasks: 0, days: 0 }, group: { tasks: 0 }, active: 0, n: 6 });
		// 0 0 0 15 20 40: the middle lies between 0 and 15.
		expect(second).toMatchObject({ own: { tasks: 15, days: 3, durationMs: 15000 }, group: { tasks: 7.5 }, active: 3 });
	});

	it("has no middle of the group under six", () => {
		expect(effortTrend(pupil(0), pupils.slice(0, 5), ["2026-11-16"], [], settings)[0]?.group).toBeNull();
	});

	it("against result is told by ranks from ten pupils, with its interval and no further", () => {
		const pairs = Array.from({ length: 10 }, (_, n) => ({ pupilId: pupil(n), effort: n, result: (n * 7) % 10 }));
		expect(effortAgainstResult(pairs.slice(1))).toEqual({ code: "too-few", n: 9 });
		// R: cor(0:9, (0:9 * 7) %% 10, method = "spearman")
		const told = effortAgainstResult(pairs);
		expect(told.code === "ranked" && told.spearman).toBeCloseTo(3 / 11, 10);
		expect(told.code === "ranked" && told.interval?.low).toBeLessThan(0);
		expect(effortAgainstResult(pairs.map((pair) => ({ ...pair, effort: 4 })))).toEqual({ code: "no-spread", n: 10 });
	});
});

describe("robust distance in the group", () => {
	const number = (shown: number) => ({ rank: shown, shown, label: null, interval: null });
	it("is told from ten numbers, in units of 1.4826 MAD, and never of levels", () => {
		const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 30].map(number);
		// R: x <- c(1:9, 30); (30 - median(x)) / mad(x)
		expect(robustPlace(number(30), ten)).toMatchObject({ code: "distance", n: 10 });
		const place = robustPlace(number(30), ten);
		expect(place.code === "distance" && place.distance).toBeCloseTo(24.5 / (1.4826 * 2.5), 10);
		expect(robustPlace(number(1), ten.slice(1))).toEqual({ code: "too-few", n: 9 });
		expect(robustPlace(number(3), [...Array.from({ length: 9 }, () => number(3)), number(4)])).toEqual({
			...{ code: "no-spread", n: 10 },
		});
		const letter = { rank: 2, shown: null, label: "D", interval: null };
		expect(
			robustPlace(
				letter,
				Array.from({ length: 12 }, () => letter),
			),
		).toEqual({ code: "not-numeric", n: 0 });
	});
});
