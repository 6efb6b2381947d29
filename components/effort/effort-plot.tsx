"use client";
import { useState } from "react";
import { useWalk } from "@/components/ui/use-walk";
import type { EffortChart } from "@/lib/charts/prepare-effort";

export interface EffortPlotProps {
	readonly chart: EffortChart;
	readonly words: {
		readonly group: string;
		readonly xTitle: string;
		readonly yTitle: string;
		readonly xTicks: readonly string[];
		readonly yTicks: readonly string[];
		/** Of each dot: what a screen reader says, and the short name in the picture. */
		readonly dots: readonly { readonly label: string; readonly name: string }[];
	};
}

const height = 300;
const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;
const yOf = (ratio: number) => (1 - ratio) * height;

/** Effort to the right, result up, a dot per pupil; the name at the dot that is near or has the focus. */
export function EffortPlot({ chart, words }: EffortPlotProps) {
	return (
		<div className="mt-2">
			<p className="text-s text-ink-2">{words.yTitle}</p>
			<div className="mt-2 grid grid-cols-[3rem_minmax(0,1fr)]">
				<div className="relative text-xs text-ink-3" style={{ height }} aria-hidden="true">
					{chart.yTicks.map((tick, index) => (
						<span key={tick.value} className="absolute right-2 -translate-y-1/2" style={{ top: yOf(tick.ratio) }}>
							{words.yTicks[index]}
						</span>
					))}
				</div>
				<div className="relative" style={{ height }}>
					<svg className="chart" width="100%" height={height} aria-hidden="true">
						{chart.yTicks.map((tick) => (
							<line
								key={tick.value}
								className="chart-grid"
								x1="0"
								x2="100%"
								y1={yOf(tick.ratio)}
								y2={yOf(tick.ratio)}
							/>
						))}
						<line className="chart-axis" x1="0" x2="100%" y1={height} y2={height} />
						{chart.medians === null ? null : (
							<>
								<line
									className="chart-median"
									x1={percent(chart.medians.x)}
									x2={percent(chart.medians.x)}
									y1="0"
									y2={height}
								/>
								<line className="chart-median" x1="0" x2="100%" y1={yOf(chart.medians.y)} y2={yOf(chart.medians.y)} />
							</>
						)}
					</svg>
					<EffortDots chart={chart} words={words} />
				</div>
				<div />
				<div className="relative h-5 text-xs text-ink-3" aria-hidden="true">
					{chart.xTicks.map((tick, index) => (
						<span key={tick.value} className="absolute top-1 -translate-x-1/2" style={{ left: percent(tick.ratio) }}>
							{words.xTicks[index]}
						</span>
					))}
				</div>
				<div />
				<p className="text-right text-s text-ink-2">{words.xTitle}</p>
			</div>
		</div>
	);
}

/** One stop for the keyboard; arrows walk from little effort to much. */
function EffortDots({ chart, words }: EffortPlotProps) {
	const [near, setNear] = useState<number | null>(null);
	const { stop, setStop, holder, onKeyDown } = useWalk(chart.dots.length);
	const shown = near === null ? null : chart.dots[near];
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
		<div ref={holder} role="group" aria-label={words.group} onKeyDown={onKeyDown}>
			{chart.dots.map((dot, index) => (
				<button
					key={dot.pupilId}
					type="button"
					tabIndex={index === stop ? 0 : -1}
					aria-label={words.dots[index]?.label}
					onFocus={() => {
						setStop(index);
						setNear(index);
					}}
					onBlur={() => setNear(null)}
					onMouseEnter={() => setNear(index)}
					onMouseLeave={() => setNear(null)}
					className="group absolute flex size-4 -translate-1/2 focus:z-10 hover:z-10 items-center justify-center rounded-full"
					style={{ left: percent(dot.x), top: yOf(dot.y) }}
				>
					<span className="size-2.5 rounded-full border border-surface bg-mark group-hover:bg-ink group-focus-visible:bg-accent" />
				</button>
			))}
			{shown ? (
				<span
					aria-hidden="true"
					className={`panel pointer-events-none absolute z-10 px-1.5 py-0.5 text-s whitespace-nowrap shadow-pop ${shown.x > 0.6 ? "-translate-x-full" : ""}`}
					style={{
						left: `calc(${percent(shown.x)} + ${shown.x > 0.6 ? -10 : 10}px)`,
						top: Math.max(0, yOf(shown.y) - 26),
					}}
				>
					{words.dots[near ?? 0]?.label}
				</span>
			) : null}
		</div>
	);
}
