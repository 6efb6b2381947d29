import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../domain/school-day";
import type { GroupSpread } from "../standing/group-standing";
import { defaultSettings } from "../standing/settings";
import type { TimelinePanel, TimelinePoint } from "../standing/timeline-panel";
import { prepareTimeAxis, prepareTimeline } from "./prepare-timeline";

const period = { from: "2026-09-01", to: "2026-11-30" };
const spreadOf = (median: number): GroupSpread => ({
	code: "numeric",
	n: 8,
	quartiles: { lower: median - 10, median, upper: median + 10 },
});
const tooFew: GroupSpread = { code: "too-few", n: 5 };

function point(day: string, shown: number, over: Partial<TimelinePoint> = {}): TimelinePoint {
	const value = { rank: shown, shown, label: null, interval: { low: shown - 15, high: shown + 15 } };
	return { day, lastDay: day, value, right: null, title: null, series: "one", group: spreadOf(50), total: 9, ...over };
}

const nothingNow: TimelinePanel["now"] = {
	...{ value: null, standing: null, state: "nothing", spread: { code: "too-few", n: 0 }, day: null, title: null },
	...{ counts: { counted: 0, tooLittle: 0, without: 9 }, series: "one", right: null, days: null, since: null },
};

function panel(
	points: readonly TimelinePoint[],
	group: readonly (readonly [string, GroupSpread])[],
	over: Partial<TimelinePanel> = {},
): TimelinePanel {
	return {
		key: "k",
		connectionId: "c" as TimelinePanel["connectionId"],
		kind: "practice",
		type: "share-right",
		title: null,
		scale: { low: 0, high: 100, cut: false, levels: null },
		adaptive: "no",
		weekly: true,
		points,
		group: group.map(([day, spread]) => ({ day, spread })),
		now: nothingNow,
		...over,
	};
}

const prepare = (of: TimelinePanel) => prepareTimeline(of, period, defaultSettings);

describe("one source on one time axis", () => {
	it("stands the same day at the same place in every panel", () => {
		const practice = prepare(panel([point("2026-10-16", 20)], [["2026-10-16", spreadOf(50)]]));
		const level = panel([point("2026-10-16", 700)], [["2026-10-16", spreadOf(600)]], {
			scale: { low: 200, high: 800, cut: false, levels: null },
		});
		expect(practice.rows[0]?.x).toBe(0.5);
		expect(prepare(level).rows[0]?.x).toBe(0.5);
		expect(practice.rows[0]).toMatchObject({ own: 0.2, group: 0 });
		expect(practice.rows[0]?.whisker?.[0]).toBeCloseTo(0.15);
		const [box] = practice.boxes;
		expect([box?.lower, box?.median, box?.upper]).toEqual([0.4, 0.5, 0.6]);
	});

	it("draws the group of each week apart, of a lone week too, and nothing between weeks", () => {
		const days = ["2026-09-07", "2026-09-14", "2026-10-05", "2026-11-30"];
		const chart = prepare(
			panel(
				days.map((day) => point(day, 40)),
				days.map((day) => [day, spreadOf(50)] as const),
			),
		);
		expect(chart.boxes).toHaveLength(4);
		for (const [index, { from, to }] of chart.boxes.entries()) {
			expect(from).toBeLessThan(to);
			expect(from).toBeGreaterThan(chart.boxes[index - 1]?.to ?? -1);
		}
		// The pupil's weeks that follow each other are joined.
		expect(chart.lines).toHaveLength(1);
		const lone = prepare(panel([point("2026-10-05", 17)], [["2026-10-05", spreadOf(49)]]));
		expect(lone.boxes).toMatchObject([{ lower: 0.39, median: 0.49, upper: 0.59 }]);
	});

	it("has the pupil's dot of a week on its last day, within the box of that week", () => {
		const own = point("2026-11-09", 14, { lastDay: "2026-11-11" });
		const { rows, boxes } = prepare(panel([own], [["2026-11-09", spreadOf(50)]]));
		expect(rows[0]?.x).toBeCloseTo(71 / 90);
		expect(rows[0]?.x).toBeGreaterThan(boxes[0]?.from ?? 1);
		expect(rows[0]?.x).toBeLessThan(boxes[0]?.to ?? 0);
	});

	it("has no box where there are too few, and keeps the pupil's dot", () => {
		const chart = prepare(panel([point("2026-09-07", 40)], [["2026-09-07", tooFew]]));
		expect(chart.boxes).toEqual([]);
		expect(chart.rows).toMatchObject([{ own: 0.4, point: 0 }]);
		expect(prepare(panel([], [["2026-09-07", tooFew]], { weekly: false })).boxes).toEqual([]);
	});

	it("joins sittings of the same test only, and stands the group beside each in a box", () => {
		const points = [
			point("2026-09-10", 40, { series: "test 1" }),
			point("2026-10-10", 50, { series: "test 2" }),
			point("2026-11-10", 60, { series: "test 1" }),
		];
		const group = points.map(({ day }) => [day, spreadOf(50)] as const);
		const chart = prepare(panel(points, group, { weekly: false }));
		expect(chart.lines.map(({ from, to }) => [from.y, to.y])).toEqual([[0.4, 0.6]]);
		expect(chart.boxes).toHaveLength(3);
	});

	it("stands labels at their level", () => {
		const value = { rank: 4, shown: null, label: "B", interval: null };
		const scale = { low: 0.5, high: 5.5, cut: false, levels: ["E", "D", "C", "B", "A"] };
		const chart = prepare(
			panel([point("2026-09-10", 0, { value })], [["2026-09-10", tooFew]], { weekly: false, scale }),
		);
		const tick = chart.ticks.find(({ label }) => label === "B");
		expect(chart.rows[0]?.own).toBeCloseTo(tick?.y ?? -1);
	});

	it("prints every value of a few, of many the first and the last", () => {
		const labelled = (count: number) => {
			const days = Array.from({ length: count }, (_, week) => addDays("2026-09-07", 7 * week));
			const points = days.map((day) => point(day, 40));
			const chart = prepare(
				panel(
					points,
					days.map((day) => [day, spreadOf(50)] as const),
				),
			);
			return chart.rows.filter((row) => row.label !== null).length;
		};
		expect([labelled(3), labelled(4), labelled(11)]).toEqual([3, 2, 2]);
	});

	it("prints the value of a dot on the other side where the next one is near", () => {
		const points = [point("2026-10-06", 17), point("2026-11-09", 14), point("2026-11-16", 50)];
		const chart = prepare(
			panel(
				points,
				points.map(({ day }) => [day, spreadOf(50)] as const),
			),
		);
		expect(chart.rows.map((row) => row.label)).toEqual(["right", "left", "right"]);
	});

	const value = { rank: 31, shown: 31, label: null, interval: { low: 11, high: 58 } };
	const now: TimelinePanel["now"] = {
		...nothingNow,
		...{ value, state: "stuck", spread: spreadOf(40), right: { correct: 4, taken: 13 } },
		...{ since: "2026-11-11", day: "2026-11-17", days: 2 },
	};

	it("marks the days that the figure rests on, with figure, interval and the group of now", () => {
		const points = [
			point("2026-11-09", 14, { lastDay: "2026-11-11" }),
			point("2026-11-16", 50, { lastDay: "2026-11-17" }),
		];
		const group = points.map(({ day }) => [day, spreadOf(59)] as const);
		const { now: drawn, rows } = prepare(panel(points, group, { now }));
		expect(drawn).toEqual({
			window: { from: 71 / 90, to: 78 / 90, own: 0.31, interval: [0.11, 0.58] },
			group: { lower: 0.3, median: 0.4, upper: 0.5 },
		});
		// The dots whose answers it is of lie within.
		for (const row of rows) {
			expect(row.x).toBeGreaterThanOrEqual(drawn?.window?.from ?? 1);
			expect(row.x).toBeLessThanOrEqual(drawn?.window?.to ?? 0);
		}
		expect(prepare(panel(points, group)).now).toBeNull();
	});

	it("draws the rules of the school where a status follows from the share right, and nowhere else", () => {
		const { rules } = prepareTimeline(panel([], []), period, { reachedRatio: 0.85, stuckRatio: 0.55 });
		expect(rules).toEqual([
			{ code: "reached", y: 0.85, value: 85 },
			{ code: "stuck", y: 0.55, value: 55 },
		]);
		expect(prepare(panel([], [], { adaptive: "yes" })).rules).toEqual([]);
		expect(prepare(panel([], [], { kind: "test", type: "percentage-correct", weekly: false })).rules).toEqual([]);
		expect(prepare(panel([], [], { kind: "level", type: "own-level" })).rules).toEqual([]);
	});

	it("has every figure that is printed large: as the figure of now, or as a dot with its value beside it", () => {
		const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(shares, fc.constantFrom("practice", "level", "test"), (all, kind) => {
				const points = all.map((shown, week) => point(addDays("2026-09-07", 7 * week), shown));
				const group = points.map(({ day }) => [day, spreadOf(50)] as const);
				const last = points.at(-1)?.value ?? value;
				const large = kind === "practice" ? now : { ...nothingNow, value: last, day: points.at(-1)?.day ?? "" };
				const weekly = kind !== "test";
				const chart = prepare(panel(points, group, { kind, weekly, now: large }));
				const drawn =
					chart.now?.window?.own ?? chart.rows.findLast((row) => row.own !== null && row.label !== null)?.own;
				expect(drawn).toBeCloseTo((large.value?.shown ?? -1) / 100);
			}),
		);
	});

	it("keeps every mark on the picture, oldest first, whatever came", () => {
		const day = fc.integer({ min: 0, max: 90 }).map((days) => addDays(period.from, days));
		const share = fc.integer({ min: -20, max: 130 });
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.tuple(day, share), { selector: ([on]) => on, maxLength: 20 }),
				fc.boolean(),
				(values, weekly) => {
					const sorted = values.toSorted(([a], [b]) => a.localeCompare(b));
					const points = sorted.map(([on, shown]) => point(on, shown));
					const group = sorted.map(([on, shown], index) => [on, index % 2 ? tooFew : spreadOf(shown)] as const);
					const chart = prepare(panel(points, group, { weekly, now }));
					const { rows, boxes } = chart;
					expect(rows.map((row) => row.x)).toEqual(rows.map((row) => row.x).toSorted((a, b) => a - b));
					expect(rows.filter((row) => row.own !== null)).toHaveLength(points.length);
					expect(boxes).toHaveLength(Math.ceil(points.length / 2));
					const { window } = chart.now ?? {};
					const marks = [
						...rows.flatMap(({ x, own, whisker }) => [x, own ?? 0, ...(whisker ? ends(own ?? 0, whisker) : [])]),
						...boxes.flatMap(({ from, to, lower, median, upper }) => [from, to, lower, median, upper]),
						...(window ? [window.from, window.to, window.own, ...(window.interval ?? [])] : []),
					];
					for (const mark of marks) {
						expect(mark).toBeGreaterThanOrEqual(-1e-9);
						expect(mark).toBeLessThanOrEqual(1 + 1e-9);
					}
				},
			),
		);
	});
});

const ends = (own: number, [below, above]: readonly [number, number]) => [own - below, own + above];

describe("the time axis", () => {
	it("names the months that begin in the period, of many years not every one", () => {
		expect(prepareTimeAxis(period).months.map(({ day }) => day)).toEqual(["2026-09-01", "2026-10-01", "2026-11-01"]);
		expect(prepareTimeAxis({ from: "2026-09-15", to: "2026-09-20" }).months).toEqual([]);
		expect(prepareTimeAxis({ from: "2020-01-01", to: "2026-09-20" }).months.length).toBeLessThanOrEqual(14);
	});
});
