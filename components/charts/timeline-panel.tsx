"use client";
import {
	Area,
	ComposedChart,
	ErrorBar,
	LabelList,
	Line,
	ReferenceArea,
	ReferenceLine,
	ResponsiveContainer,
	Tooltip,
	XAxis,
	YAxis,
} from "recharts";
import type { ChartRow, TimeAxis, TimelineChart } from "@/lib/charts/prepare-timeline";

export interface TimelinePanelProps {
	readonly chart: TimelineChart;
	readonly months: readonly { readonly x: TimeAxis["months"][number]["x"]; readonly label: string }[];
	readonly text: {
		readonly rows: readonly { readonly label: string | null; readonly lines: readonly string[] }[];
		readonly ticks: readonly string[];
		readonly label: string;
	};
}

const small = { fill: "var(--ink-3)", fontSize: 11 };
/** The value at a dot, readable on band and lines too. */
const strong = {
	fill: "var(--accent)",
	fontSize: 11,
	fontWeight: 600,
	paintOrder: "stroke",
	stroke: "var(--surface)",
	strokeWidth: 3,
};
/** Half the width of the group's box at a sitting, as a share of the axis. */
const boxRatio = 0.011;

/** One source over the period: band and median of the group, dots of the pupil with their whiskers. Decides nothing. */
export default function TimelinePanel({ chart, months, text }: TimelinePanelProps) {
	const rows = chart.rows.map((row, index) => ({ ...row, label: text.rows[index]?.label ?? null, index }));
	const yTicks = chart.ticks.map((tick) => tick.y);
	const byX = new Map(months.map((month) => [month.x, month.label]));
	const byY = new Map(chart.ticks.map((tick, index) => [tick.y, text.ticks[index] ?? ""]));
	return (
		<ResponsiveContainer width="100%" height="100%">
			<ComposedChart data={rows} margin={{ top: 10, right: 40, bottom: 0, left: 0 }} title={text.label} role="img">
				<XAxis
					dataKey="x"
					type="number"
					domain={[0, 1]}
					ticks={months.map((month) => month.x)}
					tickFormatter={(x: number) => byX.get(x) ?? ""}
					tick={small}
					tickLine={false}
					axisLine={{ stroke: "var(--line-strong)" }}
					height={20}
					interval="preserveStart"
				/>
				<YAxis
					type="number"
					domain={[0, 1]}
					ticks={yTicks}
					tickFormatter={(y: number) => byY.get(y) ?? ""}
					tick={small}
					tickLine={false}
					axisLine={false}
					width={44}
					interval={0}
				/>
				{months.map((month) => (
					<ReferenceLine key={month.x} x={month.x} stroke="var(--line)" />
				))}
				{yTicks.map((y) => (
					<ReferenceLine key={y} y={y} stroke="var(--line)" />
				))}
				<Area
					dataKey="band"
					stroke="var(--band-edge)"
					strokeWidth={0.75}
					fill="var(--band)"
					fillOpacity={1}
					isAnimationActive={false}
					activeDot={false}
					connectNulls={false}
				/>
				<Line
					dataKey="median"
					stroke="var(--ink)"
					strokeWidth={1.75}
					dot={false}
					activeDot={false}
					isAnimationActive={false}
					connectNulls={false}
				/>
				{chart.boxes.map((box) => (
					<ReferenceArea
						key={`${box.x} ${box.median}`}
						x1={Math.max(0, box.x - boxRatio)}
						x2={Math.min(1, box.x + boxRatio)}
						y1={box.lower}
						y2={box.upper}
						fill="var(--band)"
						fillOpacity={1}
						stroke="var(--band-edge)"
						strokeWidth={0.75}
					/>
				))}
				{chart.boxes.map((box) => (
					<ReferenceLine
						key={`${box.x} ${box.median} median`}
						segment={[
							{ x: Math.max(0, box.x - boxRatio), y: box.median },
							{ x: Math.min(1, box.x + boxRatio), y: box.median },
						]}
						stroke="var(--ink)"
						strokeWidth={1.75}
					/>
				))}
				{chart.lines.map((line) => (
					<ReferenceLine
						key={`${line.from.x} ${line.from.y} ${line.to.x}`}
						segment={[line.from, line.to]}
						stroke="var(--accent)"
						strokeOpacity={0.6}
					/>
				))}
				{/* Without any number of its own the library would leave out the axis, and with it the boxes of the group. */}
				<Line
					dataKey="x"
					stroke="none"
					fill="none"
					dot={false}
					activeDot={false}
					isAnimationActive={false}
					tooltipType="none"
				/>
				<Line
					dataKey="own"
					stroke="none"
					dot={{ r: 4, fill: "var(--accent)", stroke: "var(--surface)", strokeWidth: 1, fillOpacity: 1 }}
					activeDot={{ r: 5.5, fill: "var(--accent)", stroke: "var(--surface)" }}
					isAnimationActive={false}
				>
					<ErrorBar dataKey="whisker" width={3} stroke="var(--accent)" strokeWidth={1.5} isAnimationActive={false} />
					<LabelList dataKey="label" position="right" offset={7} dy={-7} style={strong} />
				</Line>
				<Tooltip
					isAnimationActive={false}
					cursor={{ stroke: "var(--line-strong)", strokeDasharray: "2 2" }}
					content={({ active, payload }) => {
						const row = payload?.[0]?.payload as (ChartRow & { index: number }) | undefined;
						return active && row ? <Lines lines={text.rows[row.index]?.lines ?? []} /> : null;
					}}
				/>
			</ComposedChart>
		</ResponsiveContainer>
	);
}

function Lines({ lines }: { lines: readonly string[] }) {
	return (
		<div className="panel px-2 py-1 text-s shadow-pop">
			{lines.map((line, index) => (
				<p key={line} className={index === 0 ? "text-ink-3" : ""}>
					{line}
				</p>
			))}
		</div>
	);
}
