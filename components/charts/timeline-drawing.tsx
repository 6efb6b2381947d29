import type { ChartRow, TimelineChart } from "@/lib/charts/prepare-timeline";
import { side, timelinePaths } from "@/lib/charts/timeline-paths";

const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;
const above = (ratio: number) => percent(1 - ratio);

/** What a panel shows of its source over time, in a box that gives it its size. Decides nothing. */
export function TimelineDrawing({
	chart,
	months,
	labels,
	ticks,
}: {
	chart: TimelineChart;
	months: readonly { readonly x: number; readonly label: string }[];
	/** Of each row: the value that is printed at its dot. */
	labels: readonly (string | null)[];
	ticks: readonly string[];
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
					<path className="chart-grid" d={grid} />
					<path className="chart-axis" d={`M0 ${side}H${side}`} />
					<path className="chart-band" d={paths.band + paths.boxes} />
					<path className="chart-median" d={paths.median + paths.boxMedians} />
					<path className="chart-self-line" d={paths.lines} />
					<path className="chart-interval" d={paths.whiskers} />
				</g>
			</svg>
			{chart.rows.map((row, index) =>
				// biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity, and never move
				row.own === null ? null : <Dot key={index} row={row} own={row.own} label={labels[index] ?? null} />,
			)}
			{months.map(({ x, label }) => (
				<text key={x} className="chart-label" x={percent(x)} y="100%" dy="14" textAnchor="middle">
					{label}
				</text>
			))}
			{chart.ticks.map(({ y }, index) => (
				<text key={y} className="chart-label" x="-8" y={above(y)} dy="4" textAnchor="end">
					{ticks[index]}
				</text>
			))}
		</svg>
	);
}

/** The pupil at one moment: ends of the whisker, dot, and its value beside it. */
function Dot({ row: { x, whisker }, own, label }: { row: ChartRow; own: number; label: string | null }) {
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
			<circle className="chart-dot-self stroke-surface" cx={percent(x)} cy={above(own)} r="4" />
			{label === null ? null : (
				<text className="chart-value" x={percent(x)} y={above(own)} dx="7" dy="-4">
					{label}
				</text>
			)}
		</>
	);
}
