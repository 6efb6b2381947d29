import type { Spread } from "../standing/compare-in-group";
import { holding } from "../standing/timeline-scale";
import { type StackedDot, stackDots } from "./stack-dots";

/** Everything as a share of the width, 0-1; the component only draws. */
export interface StripModel {
	readonly dots: readonly StackedDot[];
	readonly own: number;
	readonly interval: { readonly from: number; readonly to: number } | null;
	readonly median: number;
	readonly band: { readonly from: number; readonly to: number };
	/** What is printed under the axis: both ends of a cut axis, or every level. */
	readonly ticks: readonly { readonly xRatio: number; readonly value: number | string }[];
}

/**
 * The spread of the group on its own scale with one pupil in it. The axis is cut to what is there and prints both ends;
 * of levels all stand on it.
 * @param interval of the pupil's value
 * @param bounds ends that the scale itself has (0 and 100 of a share); only a value beyond them passes them
 */
export function preparePupilStrip(
	spread: Spread,
	own: number,
	interval: { readonly low: number; readonly high: number } | null = null,
	bounds: { readonly low: number; readonly high: number } | null = null,
): StripModel {
	const axis = spread.levels
		? { low: -0.5, high: spread.levels.length - 0.5 }
		: niceAxis([...spread.values, own, ...(interval ? [interval.low, interval.high] : [])], bounds);
	const at = (value: number) => (value - axis.low) / (axis.high - axis.low);
	const half = spread.levels ? 0.5 : 0;
	return {
		dots: stackDots(without(spread.values, own).map(at)),
		own: at(own),
		interval: interval && { from: at(interval.low), to: at(interval.high) },
		median: at(spread.median),
		band: { from: at(spread.lower - half), to: at(spread.upper + half) },
		ticks: spread.levels
			? spread.levels.map((value, rank) => ({ xRatio: at(rank), value }))
			: [
					{ xRatio: 0, value: axis.low },
					{ xRatio: 1, value: axis.high },
				],
	};
}

/** The pupil's own dot is drawn apart: one of the values that equal it is taken out. */
function without(values: readonly number[], own: number): number[] {
	const index = values.indexOf(own);
	return values.filter((_, place) => place !== index);
}

/** Round ends a step outside the values; a step is 1, 2 or 5 times a power of ten. */
function niceAxis(values: readonly number[], bounds: { readonly low: number; readonly high: number } | null) {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const span = most - least || Math.abs(most) || 1;
	if (bounds && least === most) return holding(bounds, values);
	const power = 10 ** Math.floor(Math.log10(span / 4));
	const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= 5) ?? power * 10;
	const round = (value: number) => Number(value.toPrecision(12));
	const low = round(Math.floor(least / step) * step - (least % step === 0 ? step : 0));
	const high = round(Math.ceil(most / step) * step + (most % step === 0 ? step : 0));
	return holding({ low: Math.max(low, bounds?.low ?? low), high: Math.min(high, bounds?.high ?? high) }, values);
}
