import { quantile } from "./quantile";

export interface Quartiles {
	readonly lower: number;
	readonly median: number;
	readonly upper: number;
}

/**
 * The middle half of numbers and its middle: quantiles type 7 (Hyndman & Fan 1996) at 0.25, 0.5 and 0.75.
 * @returns null for no values
 */
export function quartiles(values: readonly number[]): Quartiles | null {
	const [lower, median, upper] = [0.25, 0.5, 0.75].map((p) => quantile(values, p));
	if (lower == null || median == null || upper == null) return null;
	return { lower, median, upper };
}
