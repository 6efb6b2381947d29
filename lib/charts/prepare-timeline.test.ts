import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../domain/school-day";
import type { GroupSpread } from "../standing/group-standing";
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
	return { day, lastDay: day, value, right: null, title: null, series: "one", group: spreadOf(50), ...over };
}

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
		now: {} as TimelinePanel["now"],
		...over,
	};
}

describe("one source on one time axis", () => {
	it("stands the same day at the same place in every panel", () => {
		const practice = prepareTimeline(panel([point("2026-10-16", 20)], [["2026-10-16", spreadOf(50)]]), period);
		const level = panel([point("2026-10-16", 700)], [["2026-10-16", spreadOf(600)]], {
			scale: { low: 200, high: 800, cut: false, levels: null },
		});
		expect(practice.rows[0]?.x).toBe(0.5);
		expect(prepareTimeline(level, period).rows[0]?.x).toBe(0.5);
		expect(practice.rows[0]).toMatchObject({ own: 0.2, median: 0.5, band: [0.4, 0.6] });
		expect(practice.rows[0]?.whisker?.[0]).toBeCloseTo(0.15);
	});

	it("breaks off where a week is missing, and joins weeks that follow each other", () => {
		const days = ["2026-09-07", "2026-09-14", "2026-10-05"];
		const chart = prepareTimeline(
			panel(
				days.map((day) => point(day, 40)),
				days.map((day) => [day, spreadOf(50)] as const),
			),
			period,
		);
		expect(chart.rows.map((row) => (row.band === null ? "gap" : "band"))).toEqual(["band", "band", "gap", "band"]);
		expect(chart.lines).toHaveLength(1);
	});

	it("has no band or median where there are too few, and keeps the pupil's dot", () => {
		const chart = prepareTimeline(panel([point("2026-09-07", 40)], [["2026-09-07", tooFew]]), period);
		expect(chart.rows).toMatchObject([{ band: null, median: null, own: 0.4, point: 0 }]);
		expect(prepareTimeline(panel([], [["2026-09-07", tooFew]], { weekly: false }), period).boxes).toEqual([]);
	});

	it("joins sittings of the same test only, and stands the group beside each in a box", () => {
		const points = [
			point("2026-09-10", 40, { series: "test 1" }),
			point("2026-10-10", 50, { series: "test 2" }),
			point("2026-11-10", 60, { series: "test 1" }),
		];
		const group = points.map(({ day }) => [day, spreadOf(50)] as const);
		const chart = prepareTimeline(panel(points, group, { weekly: false }), period);
		expect(chart.lines.map(({ from, to }) => [from.y, to.y])).toEqual([[0.4, 0.6]]);
		expect(chart.boxes).toHaveLength(3);
		expect(chart.rows.every((row) => row.band === null && row.median === null)).toBe(true);
	});

	it("stands labels at their level", () => {
		const value = { rank: 4, shown: null, label: "B", interval: null };
		const scale = { low: 0.5, high: 5.5, cut: false, levels: ["E", "D", "C", "B", "A"] };
		const chart = prepareTimeline(
			panel([point("2026-09-10", 0, { value })], [["2026-09-10", tooFew]], { weekly: false, scale }),
			period,
		);
		const tick = chart.ticks.find(({ label }) => label === "B");
		expect(chart.rows[0]?.own).toBeCloseTo(tick?.y ?? -1);
	});

	it("prints every value of a few, of many the first and the last", () => {
		const labelled = (count: number) => {
			const days = Array.from({ length: count }, (_, week) => addDays("2026-09-07", 7 * week));
			const points = days.map((day) => point(day, 40));
			const chart = prepareTimeline(
				panel(
					points,
					days.map((day) => [day, spreadOf(50)] as const),
				),
				period,
			);
			return chart.rows.filter((row) => row.labelled).length;
		};
		expect([labelled(3), labelled(4), labelled(11)]).toEqual([3, 2, 2]);
	});

	it("keeps every mark on the picture, oldest first, whatever came", () => {
		const day = fc.integer({ min: 0, max: 90 }).map((days) => addDays(period.from, days));
		const share = fc.integer({ min: 0, max: 100 });
		fc.assert(
			fc.property(fc.uniqueArray(fc.tuple(day, share), { selector: ([on]) => on, maxLength: 20 }), (values) => {
				const sorted = values.toSorted(([a], [b]) => a.localeCompare(b));
				const points = sorted.map(([on, value]) => point(on, value));
				const group = sorted.map(([on, value], index) => [on, index % 2 ? tooFew : spreadOf(value)] as const);
				const { rows } = prepareTimeline(panel(points, group), period);
				expect(rows.map((row) => row.x)).toEqual(rows.map((row) => row.x).toSorted((a, b) => a - b));
				expect(rows.filter((row) => row.own !== null)).toHaveLength(points.length);
				for (const row of rows)
					for (const mark of [row.x, row.own ?? 0, row.median ?? 0, ...(row.band ?? [])]) {
						expect(mark).toBeGreaterThanOrEqual(0);
						expect(mark).toBeLessThanOrEqual(1);
					}
			}),
		);
	});
});

describe("the time axis", () => {
	it("names the months that begin in the period, of many years not every one", () => {
		expect(prepareTimeAxis(period).months.map(({ day }) => day)).toEqual(["2026-09-01", "2026-10-01", "2026-11-01"]);
		expect(prepareTimeAxis({ from: "2026-09-15", to: "2026-09-20" }).months).toEqual([]);
		expect(prepareTimeAxis({ from: "2020-01-01", to: "2026-09-20" }).months.length).toBeLessThanOrEqual(14);
	});
});
