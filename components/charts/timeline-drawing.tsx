import type { ChartNow, ChartRow, TimelineChart } from "@/lib/charts/prepare-timeline";
import { side, timelinePaths } from "@/lib/charts/timeline-paths";

const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;
const above = (ratio: number) => percent(1 - ratio);

export interface DrawingText {
	/** Of each row: the value that is printed at its dot. */
	readonly labels: readonly (string | null)[];
	readonly ticks: readonly string[];
	/** Of each rule: what it is the line of. */
	readonly rules: readonly string[];
	/** The figure that counts now, and what stands under it; null: no dot counts now. */
	readonly now: { readonly label: string | null; readonly title: string } | null;
}

/** What a panel shows of its source over time, in a box that gives it its size. Decides nothing. */
export function TimelineDrawing({
	chart,
	months,
	text,
}: {
	chart: TimelineChart;
	months: readonly { readonly x: number; readonly label: string }[];
	text: DrawingText;
}) {
	const paths = timelinePaths(chart);
	const grid = [
		...months.map(({ x }) => `M${x * side} 0V${side}`),
		...chart.ticks.map(({ y }) => `M0 ${(1 - y) * side}H${side}`),
	].join("");
	return (
		<svg className="chart" width="100%" height="100%" aria-hidden="true">
			<svg viewBox={`0 0 ${side} ${side}`} preserveAspectRatio="none" className="overflow-visible" aria-hidden="true">
				<g className="chart-paths">
					<path className="chart-window" d={paths.window} />
					<path className="chart-grid" d={grid} />
					<path className="chart-axis" d={`M0 ${side}H${side}`} />
					<path className="chart-bound" d={paths.rules} />
					<path className="chart-band" d={paths.boxes} />
					<path className="chart-window-interval" d={paths.windowInterval} />
					<path className="chart-median" d={paths.medians} />
					<path className="chart-self-line" d={paths.lines} />
					<path className="chart-interval" d={paths.whiskers} />
					<path className="chart-window-figure" d={paths.windowFigure} />
				</g>
			</svg>
			{chart.rules.map(({ code, y }, index) => (
				<text key={code} className="chart-label chart-over" x="4" y={above(y)} dy={code === "reached" ? -4 : 12}>
					{text.rules[index]}
				</text>
			))}
			{chart.rows.map((row, index) =>
				// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity, and never move
				row.own === null ? null : <Dot key={index} row={row} own={row.own} label={text.labels[index] ?? null} />,
			)}
			{months.map(({ x, label }) => (
				<text key={x} className="chart-label" x={percent(x)} y="100%" dy="14" textAnchor="middle">
					{label}
				</text>
			))}
			{chart.ticks.map(({ y }, index) => (
				<text key={y} className="chart-label" x="-8" y={above(y)} dy="4" textAnchor="end">
					{text.ticks[index]}
				</text>
			))}
			{chart.now && text.now ? <Now now={chart.now} text={text.now} /> : null}
		</svg>
	);
}

/** The pupil at one moment: ends of the whisker, dot, and its value beside it. */
function Dot({
	row: { x, whisker, isLittle, label: place },
	own,
	label,
}: {
	row: ChartRow;
	own: number;
	label: string | null;
}) {
	const isLeft = place === "left";
	return (
		<>
			{whisker === null
				? null
				: [own - whisker[0], own + whisker[1]].map((end, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: below and above
						<svg key={index} x={percent(x)} y={above(end)} className="overflow-visible" aria-hidden="true">
							<path className="chart-interval" d="M-3 0H3" />
						</svg>
					))}
			<circle
				className={isLittle ? "chart-ring" : "chart-dot-self stroke-surface"}
				cx={percent(x)}
				cy={above(own)}
				r="4"
			/>
			{label === null ? null : (
				<text
					className="chart-value"
					x={percent(x)}
					y={above(own)}
					dx={isLeft ? -7 : 7}
					dy="-4"
					textAnchor={isLeft ? "end" : "start"}
				>
					{label}
				</text>
			)}
		</>
	);
}

/** Where the lane of now begins, and its middle, in pixels past the end of the axis. */
export const lane = { from: 8, middle: 18, to: 28 };

/** Beside the time axis: the group of now as a box, in it the pupil with the whisker, and the figure in print. */
function Now({ now: { window, group }, text }: { now: ChartNow; text: NonNullable<DrawingText["now"]> }) {
	return (
		<svg x="100%" width="1" height="100%" className="overflow-visible" aria-hidden="true">
			{window ? (
				<line className="chart-window-figure" x1="0" x2={lane.middle} y1={above(window.own)} y2={above(window.own)} />
			) : null}
			{group ? (
				<>
					<rect
						className="chart-band"
						x={lane.from}
						width={lane.to - lane.from}
						y={above(group.upper)}
						height={percent(group.upper - group.lower)}
					/>
					<line
						className="chart-median"
						x1={lane.from}
						x2={lane.to}
						y1={above(group.median)}
						y2={above(group.median)}
					/>
				</>
			) : null}
			{window?.interval ? (
				<>
					<line
						className="chart-interval"
						x1={lane.middle}
						x2={lane.middle}
						y1={above(window.interval[0])}
						y2={above(window.interval[1])}
					/>
					{window.interval.map((end) => (
						<line
							key={end}
							className="chart-interval"
							x1={lane.middle - 4}
							x2={lane.middle + 4}
							y1={above(end)}
							y2={above(end)}
						/>
					))}
				</>
			) : null}
			{window ? (
				<circle className="chart-dot-self stroke-surface" cx={lane.middle} cy={above(window.own)} r="5" />
			) : null}
			{window && text.label ? (
				<text className="chart-value" x={lane.to + 3} y={above(window.own)} dy="4">
					{text.label}
				</text>
			) : null}
			<text className="chart-label" x={lane.middle} y="100%" dy="14" textAnchor="middle">
				{text.title}
			</text>
		</svg>
	);
}
