import { describe, expect, it } from "vitest";
import type { ChartRow, TimelineChart } from "./prepare-timeline";
import { timelinePaths } from "./timeline-paths";

const nothing = { point: null, isLittle: false, group: null, own: null, whisker: null, label: null };
const chartOf = (over: Partial<TimelineChart>): TimelineChart => ({
	...{ rows: [], lines: [], boxes: [], ticks: [], rules: [], now: null },
	...over,
});

describe("the shapes of a timeline", () => {
	it("draws the group as a box a moment, whiskers from below to above, and the pupil's pieces", () => {
		const rows: ChartRow[] = [{ ...nothing, x: 1, own: 0.5, whisker: [0.2, 0.1] }];
		const paths = timelinePaths(
			chartOf({
				rows,
				boxes: [
					{ from: 0.1, to: 0.2, lower: 0.3, median: 0.5, upper: 0.7 },
					{ from: 0.989, to: 1, lower: 0.3, median: 0.5, upper: 0.7 },
				],
				lines: [{ from: { x: 0, y: 0 }, to: { x: 1, y: 1 } }],
			}),
		);
		expect(paths.boxes).toBe("M100 300H200V700H100ZM989 300H1000V700H989Z");
		expect(paths.medians).toBe("M100 500H200M989 500H1000");
		expect(paths.whiskers).toBe("M1000 700V400");
		expect(paths.lines).toBe("M0 1000L1000 0");
	});

	it("marks the days of the evidence from top to bottom, the interval over them, and the figure until the end", () => {
		const window = { from: 0.8, to: 0.9, own: 0.31, interval: [0.11, 0.58] as const };
		const paths = timelinePaths(
			chartOf({ now: { window, group: null }, rules: [{ code: "stuck", y: 0.6, value: 60 }] }),
		);
		expect(paths.window).toBe("M800 0H900V1000H800Z");
		expect(paths.windowInterval).toBe("M800 420H900V890H800Z");
		expect(paths.windowFigure).toBe("M800 690H1000");
		expect(paths.rules).toBe("M0 400H1000");
	});

	it("is empty without anything", () => {
		expect(Object.values(timelinePaths(chartOf({}))).every((path) => path === "")).toBe(true);
	});
});
