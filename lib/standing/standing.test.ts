import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import { chooseMeasure, measuredGoals } from "./choose-measure";
import { contradictionsIn } from "./contradiction";
import type { GoalFact, LevelFact, PracticeFact, TestFact } from "./facts";
import { goalStatus } from "./goal-status";
import { groupSpread, standingOf } from "./group-standing";
import { defaultSettings as settings } from "./settings";
import { type Value, valueOfFact } from "./value-of-fact";

const goalId = "goal" as GoalId;
const pupil = (n: number) => `pupil-${n}` as PersonId;
const source = (name: string) => name as ConnectionId;

const practice = (correct: number, judged: number, over: Partial<PracticeFact> = {}): PracticeFact => ({
	kind: "practice",
	pupilId: pupil(0),
	goalId,
	connectionId: source("method"),
	day: "2026-11-20",
	judged,
	correct,
	days: 2,
	partial: 0,
	partialSum: 0,
	...over,
});
const level = (score: number | null, over: Partial<LevelFact> = {}): LevelFact => ({
	kind: "level",
	pupilId: pupil(0),
	goalId,
	connectionId: source("adaptive"),
	day: "2026-11-20",
	score,
	minimum: 200,
	maximum: 800,
	unitId: "unit",
	verdict: "started",
	...over,
});
const test = (over: Partial<TestFact> = {}): TestFact => ({
	kind: "test",
	pupilId: pupil(0),
	goalId,
	connectionId: source("tests"),
	day: "2026-11-12",
	assessmentId: "assessment",
	assessmentName: "Blok 3",
	partSourceId: "",
	type: "percentage-correct",
	text: "50",
	number: 50,
	maximum: null,
	...over,
});
const number = (shown: number): Value => ({ rank: shown, shown, label: null, interval: null });

describe("the status of a goal", () => {
	const of = (correct: number, judged: number, days = 2) =>
		goalStatus(practice(correct, judged, { days }), null, "no", settings);
	it("follows the rule at its edges", () => {
		expect(of(8, 10)).toBe("reached");
		expect(of(7, 10)).toBe("growing");
		expect(of(8, 10, 1)).toBe("growing");
		expect(of(9, 9)).toBe("growing");
		expect(of(4, 4)).toBe("no-data");
		// The upper end of 2 of 10 is 0.503, of 3 of 10 0.606 (Jeffreys, 95 %).
		expect(of(2, 10)).toBe("stuck");
		expect(of(3, 10)).toBe("growing");
		expect(of(2, 10, 1)).toBe("growing");
	});
	it("is the supplier's where it gives a verdict, and never comes from share right of an adaptive source", () => {
		expect(goalStatus(practice(1, 20), level(700, { verdict: "mastered" }), "no", settings)).toBe("reached");
		expect(goalStatus(practice(20, 20), level(300, { verdict: "failed" }), "no", settings)).toBe("growing");
		expect(goalStatus(practice(1, 20), null, "yes", settings)).toBeNull();
	});
	it("is no data without a fact, and none for a test score alone", () => {
		expect(goalStatus(null, null, "no", settings)).toBe("no-data");
		expect(goalStatus(test(), null, "no", settings)).toBeNull();
	});
	it("never turns worse when more of the same number of tasks are right", () => {
		const order = ["stuck", "growing", "reached"];
		fc.assert(
			fc.property(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 1, max: 5 }), (judged, days) => {
				const places = Array.from({ length: judged + 1 }, (_, correct) =>
					order.indexOf(of(correct, judged, days) ?? ""),
				);
				expect(places).toEqual([...places].sort((a, b) => a - b));
			}),
		);
	});
});

describe("the value of a fact", () => {
	it("is a share with its interval from five tasks, comparable from ten", () => {
		expect(valueOfFact(practice(4, 4), settings)).toBeNull();
		expect(valueOfFact(practice(3, 6), settings)).toMatchObject({ shown: 50, rank: null });
		const ten = valueOfFact(practice(5, 10), settings);
		expect(ten).toMatchObject({ shown: 50, rank: 50 });
		expect(ten?.interval?.low).toBeCloseTo(22.352867, 5);
		expect(ten?.interval?.high).toBeCloseTo(77.647133, 5);
	});
	it("has no interval for partial credit", () => {
		const fact = practice(0, 0, { partial: 10, partialSum: 6.5 });
		expect(valueOfFact(fact, settings)).toMatchObject({ shown: 65, interval: null });
	});
	it("ranks fewer mistakes higher, the best level highest, and a level without an order not at all", () => {
		const mistakes = (n: number) =>
			valueOfFact(test({ type: "number-incorrect", number: n, text: String(n) }), settings);
		expect(mistakes(2)?.rank).toBeGreaterThan(mistakes(5)?.rank ?? 0);
		const grade = (text: string) => valueOfFact(test({ type: "a-e", number: null, text }), settings);
		expect(grade("A")?.rank).toBeGreaterThan(grade("B")?.rank ?? 0);
		expect(grade("Z")?.rank).toBeNull();
		expect(valueOfFact(test({ type: "ovg", number: null, text: "M5" }), settings)).toMatchObject({
			rank: null,
			label: "M5",
		});
	});
});

describe("standing in the group", () => {
	const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 35 });
	it("says nothing under six comparable pupils, whatever else there is", () => {
		fc.assert(
			fc.property(values, (numbers) => {
				const all = numbers.map(number);
				const few = numbers.length < 6;
				expect(groupSpread(all, settings).code === "too-few").toBe(few);
				expect(standingOf(all[0]!, all, settings).code === "too-few").toBe(few);
			}),
		);
	});
	it("counts only comparable pupils towards the minimum", () => {
		const all = [1, 2, 3, 4, 5].map(number);
		const notYet: Value = { ...number(6), rank: null };
		expect(groupSpread([...all, notYet], settings)).toEqual({ code: "too-few", n: 5 });
		expect(standingOf(notYet, [...all, notYet, number(7)], settings)).toEqual({ code: "not-comparable" });
	});
	it("keeps everyone's place when the scale is stretched and moved, and gives equals one place", () => {
		fc.assert(
			fc.property(values, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }), (numbers, a, b) => {
				const all = numbers.map(number);
				const moved = numbers.map((value) => number(a * value + b));
				const before = all.map((value) => standingOf(value, all, settings));
				const after = moved.map((value) => standingOf(value, moved, settings));
				const placeOf = (one: (typeof before)[number]) => (one.code === "placed" ? one.position : one.code);
				expect(after.map(placeOf)).toEqual(before.map(placeOf));
				for (const [i, one] of numbers.entries())
					for (const [j, other] of numbers.entries()) if (one === other) expect(before[i]).toEqual(before[j]);
			}),
		);
	});
	it("is not distinguishable when the pupil's interval covers the median", () => {
		const all = [10, 40, 50, 60, 70, 80].map(number);
		const withInterval = (low: number, high: number): Value => ({ ...number(10), interval: { low, high } });
		const distinguishable = (value: Value) => {
			const standing = standingOf(value, [value, ...all.slice(1)], settings);
			return standing.code === "placed" ? standing.distinguishable : "none";
		};
		expect(distinguishable(withInterval(2, 55))).toBe(false);
		expect(distinguishable(withInterval(2, 54.9))).toBe(true);
		expect(distinguishable(number(10))).toBeNull();
	});
	it("gives labels their median label, by type 1", () => {
		const labels = ["A", "A", "B", "C", "D", "E"].map(
			(text) => valueOfFact(test({ type: "a-e", number: null, text }), settings)!,
		);
		// Best first: A A B | C D E; of two middle ones the weaker, which is the lower rank.
		expect(groupSpread(labels, settings)).toMatchObject({ code: "ordinal", n: 6, lower: "D", median: "C", upper: "A" });
	});
});

describe("the choice of a measure", () => {
	const adaptive = new Map([[source("adaptive"), "yes" as const]]);
	const chosen = (facts: readonly GoalFact[]) => chooseMeasure(measuredGoals(facts, adaptive, settings));
	it("is the one that most pupils have a value on, then the latest", () => {
		const many = [0, 1, 2].map((n) => practice(5, 10, { pupilId: pupil(n) }));
		const few = [0, 1].map((n) => test({ pupilId: pupil(n), day: "2026-11-22" }));
		expect(chosen([...few, ...many])?.connectionId).toBe("method");
		const first = [0, 1].map((n) => test({ pupilId: pupil(n), assessmentId: "old", day: "2026-10-01" }));
		expect(chosen([...first, ...few])?.key.assessmentId).toBe("assessment");
	});
	it("never merges two sources, two tests or two types", () => {
		const facts = [test(), test({ assessmentId: "other" }), test({ type: "grade-0-10", number: 6 }), practice(5, 10)];
		expect(measuredGoals(facts, adaptive, settings).map((one) => one.facts.length)).toEqual([1, 1, 1, 1]);
	});
	it("never takes share right of an adaptive source: its own level is what there is", () => {
		const facts = [practice(5, 10, { connectionId: source("adaptive") }), level(540)];
		expect(chosen(facts)?.key.type).toBe("own-level");
		expect(chosen(facts.slice(0, 1))).toBeNull();
	});
	it("does not depend on the order of the facts", () => {
		const facts: GoalFact[] = [0, 1, 2].flatMap((n) => [
			practice(5, 10, { pupilId: pupil(n) }),
			test({ pupilId: pupil(n) }),
			level(400 + n, { pupilId: pupil(n) }),
		]);
		const key = JSON.stringify(chosen(facts)?.key);
		fc.assert(
			fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
				expect(JSON.stringify(chosen(shuffled)?.key)).toBe(key);
			}),
		);
	});
});

describe("contradiction", () => {
	it("practice and test contradict: outside the middle half on opposite sides, each of its own group", () => {
		const group6 = [1, 2, 3, 4, 5, 6, 7];
		const facts: GoalFact[] = [
			practice(2, 12),
			...group6.map((n) => practice(4 + n, 12, { pupilId: pupil(n) })),
			test({ number: 95 }),
			...group6.map((n) => test({ pupilId: pupil(n), number: 40 + 5 * n })),
		];
		const measured = measuredGoals(facts, new Map(), settings);
		expect(contradictionsIn(measured, settings)(pupil(0))).toMatchObject({
			practice: { middleHalf: "below" },
			test: { middleHalf: "above" },
		});
		expect(contradictionsIn(measured, settings)(pupil(4))).toBeNull();
		const fewer = measuredGoals(
			facts.filter((fact) => fact.kind === "test" || fact.pupilId < pupil(5)),
			new Map(),
			settings,
		);
		expect(contradictionsIn(fewer, settings)(pupil(0))).toBeNull();
	});
});
