import { quantile } from "./quantile";

export interface Quartiles {
	readonly low: number;
	readonly median: number;
	readonly high: number;
}

/**
 * The middle half of numbers and its middle: quantiles type 7 (Hyndman & Fan 1996) at 0.25, 0.5 and 0.75.
 * @returns null for no values
 */
export function quartiles(values: readonly number[]): Quartiles | null {
	const [low, middle, high] = [0.25, 0.5, 0.75].map((p) => quantile(values, p));
	if (low == null || middle == null || high == null) return null;
	return { low, median: middle, high };
}
