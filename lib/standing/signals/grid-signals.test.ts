import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, GoalId } from "../../domain/ids";
import {
	ago,
	found,
	goalId,
	input,
	level,
	method,
	others,
	practice,
	pupil,
	tested,
	tests,
	who,
} from "../../testing/signal-facts";
import { buildGroupGrid } from "../build-group-grid";
import type { LevelFact, SourceFact } from "../facts";
import { defaultSettings as settings } from "../settings";
import { evaluateSignals } from "./evaluate-signals";
import { signalLines } from "./signal-lines";
import { signalSettings } from "./signal-settings";

describe("stuck on a goal", () => {
	it("is the status stuck, however long ago within the evidence, unless the supplier says otherwise", () => {
		const group = others(1, 8);
		expect(who(found("stuck-on-goal", input(8, { facts: [practice(0, 2, 10), ...group] })))).toEqual([pupil(0)]);
		expect(found("stuck-on-goal", input(8, { facts: [practice(0, 3, 10), ...group] }))).toEqual([]);
		expect(found("stuck-on-goal", input(8, { facts: [practice(0, 2, 10, { days: 1 }), ...group] }))).toEqual([]);
		const aged = input(8, { facts: [practice(0, 2, 10, { day: ago(40) }), ...group] });
		expect(found("stuck-on-goal", aged)).toHaveLength(1);
		expect(found("stuck-on-goal", input(8, { facts: [practice(0, 2, 10), level(0, "mastered"), ...group] }))).toEqual(
			[],
		);
	});
	it("never comes from the share right of an adaptive source", () => {
		const facts = [practice(0, 0, 20), ...others(1, 8)];
		expect(found("stuck-on-goal", input(8, { facts, adaptive: new Map([[method, "yes"]]) }))).toEqual([]);
	});
	it("is by the source that the grid shows, not by one that hardly anybody works with", () => {
		const other = "other" as ConnectionId;
		const group = Array.from({ length: 8 }, (_, n) => practice(n, 9, 12));
		const aside = practice(0, 0, 12, { connectionId: other });
		expect(found("stuck-on-goal", input(8, { facts: [aside, ...group] }))).toEqual([]);
	});
	it("stays with each pupil, also where the group itself is low", () => {
		const facts = Array.from({ length: 8 }, (_, n) => practice(n, 1, 12));
		expect(found("stuck-on-goal", input(8, { facts }))).toHaveLength(8);
	});
	it("names the diamonds of the grid, whatever came from whom", () => {
		const goals = ["goal", "second"].map((one) => ({ goalId: one as GoalId, subject: "arithmetic" as const }));
		const any = fc.record({
			...{
				n: fc.nat(11),
				goal: fc.constantFrom(...goals),
				from: fc.constantFrom(method, tests, "third" as ConnectionId),
			},
			...{ judged: fc.integer({ min: 0, max: 24 }), part: fc.double({ min: 0, max: 1, noNaN: true }) },
			...{ days: fc.integer({ min: 1, max: 3 }), back: fc.nat(42), verdict: fc.constantFrom(null, "failed", "passed") },
		});
		fc.assert(
			fc.property(
				fc.uniqueArray(any, { selector: (one) => `${one.n} ${one.goal.goalId} ${one.from}`, maxLength: 60 }),
				(rows) => {
					const facts = rows.flatMap(({ n, goal, from, judged, part, days, back, verdict }) => {
						const of = { goalId: goal.goalId, connectionId: from, day: ago(back) };
						const own = practice(n, Math.floor(judged * part), judged, { ...of, days });
						return verdict === null ? [own] : [own, level(n, verdict as LevelFact["verdict"], of)];
					});
					const adaptive = new Map([
						[method, "no"],
						[tests, "yes"],
					] as const);
					const of = input(12, { facts, goals, adaptive });
					const pupilIds = of.pupils.map((one) => one.pupilId);
					const sources = [...adaptive].map(([connectionId, known]) => ({ connectionId, adaptive: known }));
					const grid = buildGroupGrid(
						{ pupilIds, goalIds: goals.map((goal) => goal.goalId), facts, sources: sources as SourceFact[] },
						settings,
					);
					const diamonds = grid.columns.flatMap(({ goalId: on, cells }) =>
						cells.filter((cell) => cell.status === "stuck").map((cell) => `${cell.pupilId} ${on}`),
					);
					const named = found("stuck-on-goal", of).map((one) => `${one.pupilId} ${one.goalId}`);
					expect(named.sort()).toEqual(diamonds.sort());
				},
			),
		);
	});
});

describe("the group itself", () => {
	/** So many who are stuck (1 of 12), the others with so many of 12 right. */
	const group = (stuck: number, size: number, right = 9) =>
		found(
			"group-low",
			input(size, { facts: Array.from({ length: size }, (_, n) => practice(n, n < stuck ? 1 : right, 12)) }),
		);

	it("is low when more than a quarter of at least ten comparable pupils are stuck", () => {
		expect(group(3, 12)).toEqual([]);
		expect(group(4, 12)).toMatchObject([
			{
				pupilId: null,
				goalId,
				connectionIds: [method],
				reason: method,
				facts: { stuck: 4, n: 12, median: 75, many: true, low: false },
			},
		]);
		expect(group(4, 9)).toEqual([]);
		expect(group(3, 10)).toHaveLength(1);
		// Only who can be compared counts: two of these twelve have too little, nine of ten is another group.
		const facts = [
			...Array.from({ length: 3 }, (_, n) => practice(n, 1, 12)),
			...others(3, 9),
			practice(9, 1, 4),
			practice(10, 1, 4),
		];
		expect(found("group-low", input(12, { facts }))).toEqual([]);
	});
	it("is low when its median lies below the threshold of stuck, from the pupils who make a median", () => {
		expect(group(0, 6, 7)).toMatchObject([{ facts: { stuck: 0, n: 6, low: true, many: false } }]);
		expect(group(0, 6, 8)).toEqual([]);
		expect(group(0, 5, 7)).toEqual([]);
	});
	it("is one signal beside those of the pupils, who are named by it where they lie under the threshold", () => {
		const facts = Array.from({ length: 12 }, (_, n) => practice(n, n < 4 ? 1 : 9, 12));
		const all = evaluateSignals(input(12, { facts }), settings, signalSettings());
		expect(all.filter((one) => one.code === "group-low")).toHaveLength(1);
		expect(all.filter((one) => one.code === "stuck-on-goal")).toHaveLength(4);
		expect(all.find((one) => one.code === "group-low")?.pupilIds).toEqual([0, 1, 2, 3].map(pupil));
	});
	it("says nothing of an adaptive source, of a test, and by a threshold that the school set higher", () => {
		const facts = Array.from({ length: 12 }, (_, n) => practice(n, n < 4 ? 1 : 9, 12));
		expect(found("group-low", input(12, { facts, adaptive: new Map([[method, "yes"]]) }))).toEqual([]);
		expect(found("group-low", input(12, { facts: Array.from({ length: 12 }, (_, n) => tested(n, 10)) }))).toEqual([]);
		expect(found("group-low", input(12, { facts }), { groupPercent: 40 })).toEqual([]);
	});
	it("is what makes who is stuck look like the group: stuck and not to be told from it is never said of a group that is not low", () => {
		const score = fc.tuple(fc.integer({ min: 10, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }));
		fc.assert(
			fc.property(fc.array(score, { minLength: 6, maxLength: 30 }), (scores) => {
				const facts = scores.map(([judged, part], n) => practice(n, Math.floor(judged * part), judged));
				const of = input(scores.length, { facts });
				const like = found("stuck-on-goal", of).some(
					(one) => one.code === "stuck-on-goal" && one.facts.distinct === false,
				);
				if (like) expect(found("group-low", of)).toMatchObject([{ facts: { low: true } }]);
			}),
		);
	});
});

describe("the lines of signals", () => {
	const of = (n: number, share: number, over: { distinct?: boolean; median?: number } = {}) => ({
		...{ code: "stuck-on-goal" as const, pupilId: pupil(n), day: ago(1) },
		facts: {
			correct: 0,
			taken: 12,
			share,
			low: 0,
			high: share + 20,
			day: ago(1),
			days: 2,
			limit: 60,
			median: 80,
			n: 12,
			distinct: true,
			...over,
		},
	});
	it("are one a pupil: the certain before the rest, the furthest under the group first, the group before all", () => {
		const low = {
			code: "group-low" as const,
			pupilId: null,
			day: ago(1),
			facts: { stuck: 4, n: 12, median: 50, limit: 60, groupPercent: 25, many: true, low: true, schoolYear: null },
		};
		const silent = {
			code: "stopped-practising" as const,
			pupilId: pupil(1),
			day: ago(1),
			facts: { lastDay: null, groupDays: 3, windowDays: 14, n: 12 },
		};
		const late = { ...silent, pupilId: pupil(7) };
		const lines = signalLines([
			silent,
			of(1, 40),
			of(2, 10),
			late,
			of(3, 5, { distinct: false, median: 30 }),
			low,
			of(1, 20),
		]);
		expect(lines.group).toEqual([low]);
		expect(lines.pupils.map((line) => [line.pupilId, line.signals.length])).toEqual([
			[pupil(2), 1],
			[pupil(1), 3],
			[pupil(3), 1],
			[pupil(7), 1],
		]);
		expect(lines.pupils[1]?.signals.map((one) => one.code)).toEqual([
			"stuck-on-goal",
			"stuck-on-goal",
			"stopped-practising",
		]);
		expect(lines.counts).toEqual({ stuck: 4, stuckPupils: 3, others: 2, otherPupils: 2 });
	});
});
