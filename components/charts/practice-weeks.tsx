"use client";
import {
	ComposedChart,
	Line,
	ReferenceArea,
	ReferenceLine,
	ResponsiveContainer,
	Tooltip,
	XAxis,
	YAxis,
} from "recharts";
import type { PupilTimelineModel } from "@/lib/charts/prepare-pupil-timeline";

export interface PracticeWeeksProps {
	readonly weeks: PupilTimelineModel["weeks"];
	readonly gaps: PupilTimelineModel["gaps"];
	readonly text: {
		readonly label: string;
		/** Of each week: what is read at it. */
		readonly weeks: readonly (readonly string[])[];
	};
}

/** Practice by week: a bar of the pupil, a tick of the group's median, a shade where nobody practised. Decides nothing. */
export default function PracticeWeeks({ weeks, gaps, text }: PracticeWeeksProps) {
	const rows = weeks.map((week, index) => ({ x: week.x + week.width / 2, y: week.own, index }));
	return (
		<ResponsiveContainer width="100%" height="100%">
			<ComposedChart data={rows} margin={{ top: 4, right: 0, bottom: 1, left: 0 }} title={text.label} role="img">
				<XAxis dataKey="x" type="number" domain={[0, 1]} hide />
				<YAxis type="number" domain={[0, 1]} hide />
				{gaps.map((gap) => (
					<ReferenceArea key={gap.from} x1={gap.from} x2={gap.to} y1={0} y2={1} fill="var(--sunken)" fillOpacity={1} />
				))}
				{weeks.map((week) => (
					<ReferenceArea
						key={week.x}
						x1={week.x + week.width * 0.22}
						x2={week.x + week.width * 0.78}
						y1={0}
						y2={week.own}
						fill="var(--mark)"
						fillOpacity={1}
						stroke="none"
					/>
				))}
				<ReferenceLine y={0} stroke="var(--line-strong)" />
				{weeks.flatMap((week) =>
					week.median === null
						? []
						: [
								<ReferenceLine
									key={`${week.x} median`}
									segment={[
										{ x: week.x + week.width * 0.08, y: week.median },
										{ x: week.x + week.width * 0.92, y: week.median },
									]}
									stroke="var(--ink)"
									strokeWidth={1.75}
								/>,
							],
				)}
				<Line
					dataKey="y"
					stroke="none"
					dot={false}
					activeDot={{ r: 4, fill: "var(--accent)", stroke: "var(--surface)" }}
					isAnimationActive={false}
				/>
				<Tooltip
					isAnimationActive={false}
					cursor={{ stroke: "var(--line-strong)", strokeDasharray: "2 2" }}
					content={({ active, payload }) => {
						const row = payload?.[0]?.payload as { index: number } | undefined;
						const lines = active && row ? text.weeks[row.index] : undefined;
						if (!lines) return null;
						return (
							<div className="panel px-2 py-1 text-s shadow-pop">
								{lines.map((line, index) => (
									<p key={line} className={index === 0 ? "text-ink-3" : ""}>
										{line}
									</p>
								))}
							</div>
						);
					}}
				/>
			</ComposedChart>
		</ResponsiveContainer>
	);
}
