import { describe, expect, it } from "vitest";
import type { ChartRow, TimelineChart } from "./prepare-timeline";
import { timelinePaths } from "./timeline-paths";

const nothing = { point: null, group: null, own: null, whisker: null, band: null, median: null, labelled: false };
const chartOf = (over: Partial<TimelineChart>): TimelineChart => ({
	rows: [],
	lines: [],
	boxes: [],
	ticks: [],
	...over,
});
const week = (x: number, median: number): ChartRow => ({ ...nothing, x, median, band: [median - 0.1, median + 0.1] });

describe("the shapes of a timeline", () => {
	it("closes the band around each stretch, and draws nothing over a gap", () => {
		const rows = [week(0, 0.5), week(0.1, 0.6), { ...nothing, x: 0.3 }, week(0.5, 0.4), week(0.6, 0.4)];
		const { band, median } = timelinePaths(chartOf({ rows }));
		expect(band).toBe("M0 400L100 300L100 500L0 600ZM500 500L600 500L600 700L500 700Z");
		expect(median).toBe("M0 500L100 400M500 600L600 600");
	});

	it("draws the group at a sitting as a box within the axis, whiskers from below to above, and the pupil's pieces", () => {
		const paths = timelinePaths(
			chartOf({
				rows: [{ ...nothing, x: 1, own: 0.5, whisker: [0.2, 0.1] }],
				boxes: [{ x: 1, lower: 0.3, median: 0.5, upper: 0.7 }],
				lines: [{ from: { x: 0, y: 0 }, to: { x: 1, y: 1 } }],
			}),
		);
		expect(paths.boxes).toBe("M989 300H1000V700H989Z");
		expect(paths.boxMedians).toBe("M989 500H1000");
		expect(paths.whiskers).toBe("M1000 700V400");
		expect(paths.lines).toBe("M0 1000L1000 0");
	});

	it("is empty without anything", () => {
		expect(Object.values(timelinePaths(chartOf({}))).every((path) => path === "")).toBe(true);
	});
});
