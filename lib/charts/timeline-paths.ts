import type { ChartRow, TimelineChart } from "./prepare-timeline";

/** The shapes of a timeline as path data in a square of `side`, which the picture stretches to its own size. */
export interface TimelinePaths {
	/** The middle half of the group: a closed shape for each stretch without a gap. */
	readonly band: string;
	readonly median: string;
	/** The group at a sitting, and its median. */
	readonly boxes: string;
	readonly boxMedians: string;
	/** Pieces of the pupil's line. */
	readonly lines: string;
	readonly whiskers: string;
}

export const side = 1000;
/** Half the width of the group's box at a sitting, as a share of the axis. */
const boxRatio = 0.011;

/** One path for all of a kind: a picture of 200 weeks is a handful of elements. Where a value is missing, it breaks off. */
export function timelinePaths({ rows, lines, boxes }: TimelineChart): TimelinePaths {
	const box = (x: number) => [across(Math.max(0, x - boxRatio)), across(Math.min(1, x + boxRatio))] as const;
	return {
		band: stretches(rows, (row) => row.band !== null)
			.map((stretch) => {
				const edge = (end: 0 | 1) => stretch.map(({ x, band }) => at(x, band?.[end] ?? 0));
				return `M${[...edge(1), ...edge(0).toReversed()].join("L")}Z`;
			})
			.join(""),
		median: stretches(rows, (row) => row.median !== null)
			.map((stretch) => `M${stretch.map(({ x, median }) => at(x, median ?? 0)).join("L")}`)
			.join(""),
		boxes: boxes
			.map(({ x, lower, upper }) => {
				const [from, to] = box(x);
				return `M${from} ${down(upper)}H${to}V${down(lower)}H${from}Z`;
			})
			.join(""),
		boxMedians: boxes.map(({ x, median }) => `M${box(x)[0]} ${down(median)}H${box(x)[1]}`).join(""),
		lines: lines.map(({ from, to }) => `M${at(from.x, from.y)}L${at(to.x, to.y)}`).join(""),
		whiskers: rows
			.map(({ x, own, whisker }) =>
				own === null || whisker === null ? "" : `M${at(x, own - whisker[0])}V${down(own + whisker[1])}`,
			)
			.join(""),
	};
}

/** Rows that follow each other and have what is asked for. */
function stretches(rows: readonly ChartRow[], has: (row: ChartRow) => boolean): ChartRow[][] {
	const found: ChartRow[][] = [];
	let open: ChartRow[] | null = null;
	for (const row of rows) {
		if (!has(row)) open = null;
		else if (open) open.push(row);
		else {
			open = [row];
			found.push(open);
		}
	}
	return found;
}

const round = (value: number) => Math.round(value * 10) / 10;
const across = (ratio: number) => round(ratio * side);
const down = (ratio: number) => round((1 - ratio) * side);
const at = (x: number, y: number) => `${across(x)} ${down(y)}`;
