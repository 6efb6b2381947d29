import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	ago,
	found,
	goalId,
	input,
	method,
	others,
	practice,
	pupil,
	tested,
	tests,
	who,
} from "../../testing/signal-facts";
import type { PracticeFact } from "../facts";
import { defaultSettings as settings } from "../settings";
import { evaluateSignals } from "./evaluate-signals";
import type { SignalInput } from "./group-input";
import { type Signal, signalCodes } from "./signal";
import { signalSettings, signalThresholds, type Threshold } from "./signal-settings";

describe("falls behind", () => {
	const group = [...others(1, 4, 11), ...others(4, 8, 13)];
	it("asks for the whole interval below the lowest quarter, and enough points under the median", () => {
		expect(who(found("falls-behind", input(8, { facts: [practice(0, 3, 14), ...group] })))).toEqual([pupil(0)]);
		expect(found("falls-behind", input(8, { facts: [practice(0, 9, 14), ...group] }))).toEqual([]);
		const wide = input(8, { facts: [practice(0, 80, 140), ...group] });
		expect(found("falls-behind", wide, { pointsMin: 20 })).toHaveLength(1);
		expect(found("falls-behind", wide, { pointsMin: 60 })).toEqual([]);
	});
	it("says nothing under six comparable pupils, and nothing without an interval", () => {
		expect(found("falls-behind", input(8, { facts: [practice(0, 1, 14), ...group.slice(0, 4)] }))).toEqual([]);
		const partial = practice(0, 0, 0, { partial: 14, partialSum: 1 });
		expect(found("falls-behind", input(8, { facts: [partial, ...group] }))).toEqual([]);
	});
	it("gives way to stuck on the same goal", () => {
		const both = evaluateSignals(input(8, { facts: [practice(0, 1, 14), ...group] }), settings, signalSettings());
		expect(both.map((signal) => signal.code)).toEqual(["stuck-on-goal"]);
	});
	it("never names more when the pupil gets more right", () => {
		fc.assert(
			fc.property(fc.integer({ min: 10, max: 40 }), (judged) => {
				const named = Array.from({ length: judged + 1 }, (_, right) =>
					found("falls-behind", input(8, { facts: [practice(0, right, judged), ...group] })).some(
						(signal) => signal.pupilId === pupil(0),
					),
				);
				expect(named).toEqual([...named].sort((a, b) => Number(b) - Number(a)));
			}),
		);
	});
});

describe("sudden change", () => {
	const change = (
		before: readonly [number, number],
		now: readonly [number, number],
		over: Partial<PracticeFact> = {},
	) =>
		found(
			"sudden-change",
			input(1, { before: [practice(0, ...before, { day: ago(20) })], facts: [practice(0, ...now, over)] }),
		);
	it("is a fall with intervals that do not touch; a rise is none", () => {
		expect(change([14, 14], [5, 14])).toMatchObject([{ facts: { before: { taken: 14 }, now: { correct: 5 } } }]);
		expect(change([11, 14], [8, 14])).toEqual([]);
		expect(change([5, 14], [14, 14])).toEqual([]);
	});
	it("needs enough evidence on both sides, from the same source, and new", () => {
		expect(change([9, 9], [0, 14])).toEqual([]);
		expect(change([14, 14], [0, 9])).toEqual([]);
		expect(change([14, 14], [5, 14], { connectionId: tests })).toEqual([]);
		expect(change([14, 14], [5, 14], { day: ago(15) })).toEqual([]);
	});
	it("holds whatever the numbers: the one interval ends before the other begins", () => {
		const side = fc
			.integer({ min: 10, max: 60 })
			.chain((taken) => fc.tuple(fc.integer({ min: 0, max: taken }), fc.constant(taken)));
		fc.assert(
			fc.property(side, side, (before, now) => {
				for (const signal of change(before, now)) {
					if (signal.code !== "sudden-change") throw new Error("another rule");
					expect(signal.facts.now.high).toBeLessThan(signal.facts.before.low);
				}
			}),
		);
	});
});

describe("practice and test contradict", () => {
	const group = [1, 2, 3, 4, 5, 6, 7].flatMap((n) => [practice(n, 9 + (n % 4), 14), tested(n, 50 + n)]);
	it("names opposite sides of the middle half, by a test that is new enough", () => {
		const facts = [practice(0, 2, 14), tested(0, 95), ...group];
		expect(found("practice-and-test-contradict", input(8, { facts }))).toMatchObject([
			{
				pupilId: pupil(0),
				connectionIds: [method, tests],
				reason: "method assessment  percentage-correct below",
				facts: { practice: { half: "below" }, test: { half: "above", assessmentName: "Blok 3" } },
			},
		]);
		const old = facts.map((fact) => (fact.kind === "test" ? { ...fact, day: ago(43) } : fact));
		expect(found("practice-and-test-contradict", input(8, { facts: old }))).toEqual([]);
	});
	it("is silent where practice cannot be told from the group", () => {
		const facts = [practice(0, 8, 14), tested(0, 95), ...group];
		expect(found("practice-and-test-contradict", input(8, { facts }))).toEqual([]);
	});
});

describe("stopped practising", () => {
	const days = [ago(4), ago(7), ago(11)];
	const busy = (from: number, to: number, on = days) =>
		Array.from({ length: to - from }, (_, n) => ({
			subject: "arithmetic" as const,
			pupilId: pupil(from + n),
			days: on,
			lastDay: on[0] ?? "",
		}));
	const silent = { subject: "arithmetic" as const, pupilId: pupil(0), days: [], lastDay: "2026-11-02" };
	it("names who did nothing while the group went on", () => {
		expect(found("stopped-practising", input(6, { practised: [silent, ...busy(1, 6)] }))).toMatchObject([
			{ pupilId: pupil(0), day: ago(4), facts: { lastDay: "2026-11-02", groupDays: 3, windowDays: 14, n: 6 } },
		]);
		expect(found("stopped-practising", input(6, { practised: busy(1, 6) }))).toMatchObject([
			{ facts: { lastDay: null } },
		]);
	});
	it("is silent in a silent group, on too few days, in too small a group, and of who just came", () => {
		expect(found("stopped-practising", input(6, { practised: [silent] }))).toEqual([]);
		expect(found("stopped-practising", input(6, { practised: busy(1, 6, days.slice(1)) }))).toEqual([]);
		expect(found("stopped-practising", input(5, { practised: busy(1, 5) }))).toEqual([]);
		const fresh = input(6, { practised: busy(1, 6) });
		const pupils = fresh.pupils.map((one) => (one.pupilId === pupil(0) ? { ...one, since: ago(13) } : one));
		expect(found("stopped-practising", { ...fresh, pupils })).toEqual([]);
	});
});

describe("reached and idle", () => {
	const idle = (lastDay: string, over: Partial<SignalInput> = {}) =>
		input(8, {
			facts: [practice(0, 13, 14, { day: lastDay }), ...others(1, 8, 8)],
			practised: [{ subject: "arithmetic", pupilId: pupil(0), days: [lastDay], lastDay }],
			goalDays: [ago(3), ago(4), ago(5)].map((day) => ({ goalId, day, pupils: 5 })),
			...over,
		});
	it("names who reached it early and did nothing for so many school days", () => {
		expect(found("reached-and-idle", idle(ago(10)))).toMatchObject([
			{ pupilId: pupil(0), reason: goalId, facts: { groupDays: 3, reached: 1, n: 8 } },
		]);
		// From Tuesday to Monday there are four school days, today included.
		expect(found("reached-and-idle", idle(ago(6)), { groupDays: 1 })).toEqual([]);
		expect(found("reached-and-idle", idle(ago(7)), { groupDays: 1 })).toHaveLength(1);
	});
	it("is silent when half of the group reached it, or the group left it too", () => {
		const facts = [practice(0, 13, 14, { day: ago(10) }), ...others(1, 4, 13), ...others(4, 8, 8)];
		expect(found("reached-and-idle", idle(ago(10), { facts }))).toEqual([]);
		expect(found("reached-and-idle", idle(ago(10), { goalDays: [] }))).toEqual([]);
		const few = [ago(3), ago(4), ago(5)].map((day) => ({ goalId, day, pupils: 1 }));
		expect(found("reached-and-idle", idle(ago(10), { goalDays: few }))).toEqual([]);
	});
});

describe("follow-up", () => {
	const failed = (day: string) => ({
		pupilId: pupil(0),
		goalId,
		connectionId: method,
		unitId: "u",
		unitTitle: "Les 4",
		day,
	});
	it("is what the supplier's last verdict says, for as long as it is new", () => {
		expect(found("follow-up", input(1, { failed: [failed(ago(28))] }))).toMatchObject([
			{ reason: "method u", facts: { says: "failed", unitTitle: "Les 4" } },
		]);
		expect(found("follow-up", input(1, { failed: [failed(ago(29))] }))).toEqual([]);
	});
	it("is never read from a score", () => {
		expect(found("follow-up", input(8, { facts: [practice(0, 0, 20), tested(0, 1), ...others(1, 8)] }))).toEqual([]);
	});
});

describe("the rules together", () => {
	const facts = fc.array(
		fc
			.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 20 }))
			.map(([n, right]) => practice(n, right, 20)),
		{ maxLength: 12 },
	);
	it("find the same in whatever order the facts come, and name members only", () => {
		fc.assert(
			fc.property(facts, (list) => {
				const one = list.filter((fact, at) => list.findIndex((other) => other.pupilId === fact.pupilId) === at);
				const keys = (signals: readonly Signal[]) => signals.map((signal) => JSON.stringify(signal)).sort();
				const of = (order: readonly PracticeFact[]) =>
					evaluateSignals(input(10, { facts: order }), settings, signalSettings());
				expect(keys(of(one.toReversed()))).toEqual(keys(of(one)));
				for (const signal of of(one))
					expect([null, ...input(10).pupils.map((p) => p.pupilId)]).toContain(signal.pupilId);
			}),
		);
	});
	it("find nothing of nothing, and nothing when all are off", () => {
		expect(evaluateSignals(input(0), settings, signalSettings())).toEqual([]);
		const off = signalSettings(signalCodes.map((code) => ({ code, enabled: false, thresholds: {} })));
		expect(evaluateSignals(input(8, { facts: [practice(0, 0, 20), ...others(1, 8)] }), settings, off)).toEqual([]);
	});
	it("keep to their bounds, whatever a row of the school says", () => {
		for (const code of signalCodes)
			for (const [name, threshold] of Object.entries<Threshold>(signalThresholds[code])) {
				const of = (value: unknown) =>
					(
						signalSettings([{ code, enabled: true, thresholds: { [name]: value } }])[code].thresholds as Record<
							string,
							number
						>
					)[name];
				expect(threshold.default).toBeGreaterThanOrEqual(threshold.min);
				expect(threshold.default).toBeLessThanOrEqual(threshold.max);
				expect([of(threshold.min), of(threshold.max)]).toEqual([threshold.min, threshold.max]);
				for (const wrong of [threshold.min - 1, threshold.max + 1, 7.5, "8", null])
					expect(of(wrong)).toBe(threshold.default);
			}
	});
});
