import type { StripModel } from "@/lib/charts/prepare-pupil-strip";

const [height, floor, rise] = [34, 30, 5];
const percent = (ratio: number) => `${(ratio * 100).toFixed(2)}%`;

/** The spread of the group with one pupil in it. Drawn on the server; text never scales with it. */
export function StandingStrip({
	model,
	label,
	format,
}: {
	model: StripModel;
	label: string;
	format: (value: number) => string;
}) {
	return (
		<div>
			<svg className="chart" width="100%" height={height} role="img" aria-label={label}>
				<line className="chart-axis" x1="0" x2="100%" y1={floor} y2={floor} />
				<rect
					className="chart-band"
					x={percent(model.band.from)}
					width={percent(model.band.to - model.band.from)}
					y="6"
					height="20"
				/>
				{model.dots.map((dot, index) => (
					<circle
						// biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity, and never move
						key={index}
						className="chart-dot"
						cx={percent(dot.xRatio)}
						cy={floor - 8 - dot.level * rise}
						r="2.2"
					/>
				))}
				<line className="chart-median" x1={percent(model.median)} x2={percent(model.median)} y1="3" y2="29" />
				{model.interval ? (
					<line
						className="chart-interval"
						x1={percent(model.interval.from)}
						x2={percent(model.interval.to)}
						y1="16"
						y2="16"
					/>
				) : null}
				<circle className="chart-halo" cx={percent(model.own)} cy="16" r="7" />
				<circle className="chart-dot-self" cx={percent(model.own)} cy="16" r="5" />
			</svg>
			<div className="relative h-3 text-xs leading-none text-ink-3" aria-hidden="true">
				{model.ticks.map((tick) => (
					<span
						key={tick.xRatio}
						className={`absolute ${tick.xRatio === 0 ? "left-0" : tick.xRatio === 1 ? "right-0" : "-translate-x-1/2"}`}
						style={tick.xRatio > 0 && tick.xRatio < 1 ? { left: percent(tick.xRatio) } : undefined}
					>
						{typeof tick.value === "number" ? format(tick.value) : tick.value}
					</span>
				))}
			</div>
		</div>
	);
}
