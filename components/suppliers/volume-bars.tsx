import type { VolumeModel } from "@/lib/charts/prepare-volume";

const [step, width, height, floor] = [6, 4.6, 30, 28];

/** Records per day as bars on one line; grey is normal, colour and a foot mark are a reason to look. */
export function VolumeBars({
	model,
	label,
	size = "h-8 w-28 xl:w-42",
}: {
	model: VolumeModel;
	label: string;
	size?: string;
}) {
	const total = model.bars.length * step;
	const y = (ratio: number) => floor - ratio * (floor - 2);
	return (
		<svg
			viewBox={`0 0 ${total} ${height}`}
			preserveAspectRatio="none"
			role="img"
			aria-label={label}
			className={`chart ${size}`}
		>
			{model.band ? (
				<rect
					className="fill-band"
					x="0"
					width={total}
					y={y(model.band.highRatio)}
					height={y(model.band.lowRatio) - y(model.band.highRatio)}
				/>
			) : null}
			<line
				className="chart-axis"
				vectorEffect="non-scaling-stroke"
				x1="0"
				x2={total}
				y1={floor + 0.5}
				y2={floor + 0.5}
			/>
			{model.bars.map((bar, index) =>
				bar.missing ? (
					<rect key={bar.day} className="fill-stuck" x={index * step + 0.5} width={width} y={floor - 2} height="2.5" />
				) : bar.received > 0 ? (
					<rect
						key={bar.day}
						className={bar.unusual ? "fill-stuck" : "fill-mark"}
						x={index * step + 0.5}
						width={width}
						y={Math.min(y(bar.heightRatio), floor - 1)}
						height={Math.max(1, floor - y(bar.heightRatio))}
					/>
				) : null,
			)}
		</svg>
	);
}
