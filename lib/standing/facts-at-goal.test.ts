import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import { buildGroupGrid } from "./build-group-grid";
import type { GoalFact, PracticeFact, TestFact } from "./facts";
import { buildGoalTimeline } from "./goal-timeline";
import { defaultSettings as settings } from "./settings";
import type { SittingFact, TimelineFacts } from "./timeline-panel";

const goalId = "goal" as GoalId;
const source = "source" as ConnectionId;
const pupilOf = (index: number) => `pupil-${index}` as PersonId;
const pupilIds = Array.from({ length: 28 }, (_, index) => pupilOf(index));

const test = (index: number, over: Partial<TestFact> = {}): SittingFact => ({
	...{ kind: "test", pupilId: pupilOf(index), goalId, connectionId: source, day: "2026-10-12" },
	...{ assessmentId: "test", assessmentName: "Toets", partSourceId: "", familyId: null, partName: null },
	...{ type: "percentage-correct", text: "50", number: 40 + index, maximum: null },
	...over,
});
const later = (index: number): SittingFact =>
	test(index, { type: "number-correct", number: 5 + (index % 5), maximum: 10, day: "2026-11-10" });
const practice = (index: number, over: Partial<PracticeFact> = {}): GoalFact => ({
	...{ kind: "practice", pupilId: pupilOf(index), goalId, connectionId: source, day: "2026-11-10" },
	...{ judged: 0, correct: 0, days: 0, partial: 0, partialSum: 0 },
	...over,
});

const columnOf = (facts: readonly GoalFact[]) => {
	const sources = [{ connectionId: source, adaptive: "no" as const }];
	const [column] = buildGroupGrid({ pupilIds, goalIds: [goalId], facts, sources }, settings).columns;
	if (column === undefined) throw new Error("a goal has a column");
	return column;
};
const timelineOf = (pupilId: PersonId, over: Partial<TimelineFacts>) =>
	buildGoalTimeline(
		{
			...{ pupilId, membersOn: () => new Set(pupilIds), period: { from: "2026-08-01", to: "2026-11-23" } },
			...{ adaptive: new Map(), weeks: [], levels: [], tests: [], evidence: [] },
			...over,
		},
		settings,
	);

describe("two measures of one source on a goal", () => {
	// Everybody in October in percent; seventeen again in November, as a number of 10. The grid has the latest of each.
	const october = pupilIds.map((_, index) => test(index));
	const november = pupilIds.slice(0, 17).map((_, index) => later(index));
	const latest = [...november, ...october.slice(17)];

	it("has the measure that most pupils' latest results have, and nobody with a result has nothing", () => {
		const column = columnOf(latest);
		expect(column.source?.key).toMatchObject({ type: "number-correct", maximum: 10 });
		expect(column.spread.n).toBe(17);
		expect(column.cells.map(({ state }) => state)).toEqual(
			pupilIds.map((_, index) => (index < 17 ? "no-status" : "other-scale")),
		);
		const last = column.cells.at(-1);
		expect(last).toMatchObject({ value: null, standing: null, counts: false });
		expect(last?.other).toMatchObject({ day: "2026-10-12", value: { shown: 67 }, key: { type: "percentage-correct" } });
	});

	it("goes by the most also where the preferred type has nearly as many", () => {
		const column = columnOf([
			...pupilIds.slice(0, 15).map((_, index) => later(index)),
			...pupilIds.slice(15).map((_, index) => test(15 + index)),
		]);
		expect(column.source?.key.type).toBe("number-correct");
	});

	it("keeps two maxima apart, and the other one is not nothing", () => {
		const column = columnOf(
			pupilIds.map((_, index) => test(index, { type: "score-points", number: 7, maximum: index === 3 ? 50 : 10 })),
		);
		expect(column.cells[3]).toMatchObject({ state: "other-scale", value: null, other: { key: { maximum: 50 } } });
		expect(column.spread.n).toBe(27);
	});

	it("is the same on the pupil's page: values, state and n of the measure of the column", () => {
		const column = columnOf(latest);
		for (const [index, cell] of column.cells.entries()) {
			const panels = timelineOf(pupilOf(index), { tests: [...october, ...november] });
			const panel = panels.find(({ type }) => type === "number-correct");
			expect(panel?.now).toMatchObject({ value: cell.value, state: cell.state, spread: column.spread });
			expect(panel?.now.counts.counted).toBe(17);
			const old = panels.find(({ type }) => type === "percentage-correct");
			// Her October result stays a dot; what counts now is the later one.
			expect(old?.points).toHaveLength(1);
			expect(old?.now.state).toBe(index < 17 ? "other-scale" : "no-status");
		}
	});

	it("says nothing only of whom the source has nothing, whatever the measures are", () => {
		const measure = fc.constantFrom(
			{ type: "percentage-correct", maximum: null } as const,
			{ type: "number-correct", maximum: 10 } as const,
			{ type: "number-correct", maximum: 20 } as const,
			{ type: "a-e", number: null, text: "B" } as const,
			{ type: "percentage-correct", assessmentId: "another" } as const,
		);
		fc.assert(
			fc.property(fc.array(fc.option(measure), { minLength: 28, maxLength: 28 }), (given) => {
				const facts = given.flatMap((over, index) => (over === null ? [] : [test(index, over)]));
				for (const [index, cell] of columnOf(facts).cells.entries())
					expect(cell.state === "nothing").toBe(given[index] === null);
			}),
		);
	});
});

describe("practice without a verdict", () => {
	it("is made, and neither wrong nor nothing, on the grid and on the pupil's page", () => {
		const fact = practice(0, { made: 12 });
		const cells = columnOf([fact, practice(1, { judged: 3, correct: 3, days: 1 })]).cells;
		expect(cells[0]).toMatchObject({ state: "made", value: null, taken: null, made: { count: 12, day: "2026-11-10" } });
		expect(cells[1]).toMatchObject({ state: "few", taken: 3 });
		expect(cells[2]).toMatchObject({ state: "nothing" });
		const week = { pupilId: pupilOf(0), connectionId: source, week: "2026-11-09", day: "2026-11-10" };
		const weeks = [{ ...week, judged: 0, correct: 0, partial: 0, partialSum: 0 }];
		const [panel] = timelineOf(pupilOf(0), { weeks, evidence: [{ ...fact, since: "2026-11-10" } as never] });
		expect(panel?.now).toMatchObject({ state: "made", value: null, right: null, made: { count: 12 } });
	});

	it("is a mean of its points where there are points, of so many tasks and days", () => {
		const fact = practice(0, { partial: 12, partialSum: 6, partialDays: 2 });
		expect(columnOf([fact]).cells[0]).toMatchObject({ state: "no-status", value: { shown: 50, interval: null } });
		const week = { pupilId: pupilOf(0), connectionId: source, week: "2026-11-09", day: "2026-11-10" };
		const weeks = [{ ...week, judged: 0, correct: 0, partial: 12, partialSum: 6 }];
		const [panel] = timelineOf(pupilOf(0), { weeks, evidence: [{ ...fact, since: "2026-11-09" } as never] });
		expect(panel?.now).toMatchObject({ right: null, points: 12, days: 2, value: { shown: 50 } });
		expect(panel?.points[0]).toMatchObject({ right: null, points: 12, value: { shown: 50 } });
	});

	it("is drawn in every week that has something: together all that was made", () => {
		const weeks = [3, 12, 1, 4].map((judged, index) => ({
			...{ pupilId: pupilOf(0), connectionId: source, judged, correct: 1, partial: 0, partialSum: 0 },
			...{
				week: `2026-11-${String(2 + 7 * index).padStart(2, "0")}`,
				day: `2026-11-${String(3 + 7 * index).padStart(2, "0")}`,
			},
		}));
		const fact = practice(0, { judged: 17, correct: 3, days: 3 });
		const [panel] = timelineOf(pupilOf(0), { weeks, evidence: [{ ...fact, since: "2026-11-10" } as never] });
		expect(panel?.points.map(({ little }) => little ?? false)).toEqual([true, false, true, true]);
		expect(panel?.points.reduce((sum, { right }) => sum + (right?.taken ?? 0), 0)).toBe(20);
		// Few tasks are in no figure of the group.
		expect(panel?.group.map(({ spread }) => spread.n)).toEqual([0, 1, 0, 0]);
	});
});

describe("a test that counts in another group", () => {
	const away = (group: string | null) => ({ group, groupId: null });
	it("says once where, if nothing of it counts here", () => {
		const all = pupilIds.map((_, index) => test(index, { elsewhere: away(index < 20 ? "2a wi" : "2b wi") }));
		expect(columnOf(all).elsewhere.map(({ group }) => group)).toEqual(["2a wi", "2b wi"]);
		expect(columnOf(all.slice(0, 5)).elsewhere.map(({ group }) => group)).toEqual(["2a wi"]);
	});

	it("says nothing of it where one result counts here, or one was made in no group", () => {
		const most = pupilIds.slice(1).map((_, index) => test(index + 1, { elsewhere: away("2a wi") }));
		expect(columnOf([test(0), ...most]).elsewhere).toEqual([]);
		expect(columnOf([test(0, { elsewhere: away(null) }), ...most]).elsewhere).toEqual([]);
		expect(columnOf([]).elsewhere).toEqual([]);
	});
});

describe("a part of a test on a goal", () => {
	const part = (index: number, over: Partial<TestFact>) => test(index, { partSourceId: "fractions", ...over });
	it("is summarised by its share, as on the page after the test, and a whole test is not", () => {
		const right = columnOf(pupilIds.map((_, index) => part(index, { number: index < 15 ? 0 : 100 })));
		expect(right.share).toMatchObject({ code: "right", ratio: 13 / 28, n: 28 });
		const mean = columnOf(
			pupilIds.map((_, index) => part(index, { type: "number-correct", number: index % 5, maximum: 4 })),
		);
		expect(mean.share).toMatchObject({ code: "mean", n: 28 });
		expect(columnOf(pupilIds.map((_, index) => test(index))).share).toBeNull();
	});
});

describe("a part of a test on a goal", () => {
	const partOf = (maximum: number) =>
		pupilIds.map((_, index) =>
			test(index, { type: "number-correct", partSourceId: "part", number: index % 3 === 0 ? 1 : 0, maximum }),
		);
	const shareNow = (tests: readonly SittingFact[]) => timelineOf(pupilOf(0), { tests })[0]?.now.share;

	it("has one share on the grid and beside the pupil", () => {
		const tests = partOf(1);
		const column = columnOf(tests);
		expect(column.share).toMatchObject({ code: "right", ratio: 10 / 28, n: 28 });
		expect(shareNow(tests)).toEqual(column.share);
		expect(shareNow(partOf(2))).toMatchObject({ code: "mean", ratio: 5 / 28 });
	});

	it("has none where it is a whole test, or where the highest score divides nothing", () => {
		expect(shareNow(pupilIds.map((_, index) => test(index)))).toBeNull();
		expect(shareNow(partOf(0))).toBeNull();
	});
});
