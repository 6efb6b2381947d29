import { median } from "./median";

/** 1 / (the 0.75 quantile of the normal distribution): makes the spread of normal data equal its standard deviation. */
const consistency = 1.4826;

/**
 * Spread of numbers that outliers do not move: 1.4826 x the median of |x - median|. Hampel (1974), "The influence curve
 * and its role in robust estimation", JASA 69, 383-393; Rousseeuw & Croux (1993), JASA 88, 1273-1283.
 * @returns null for no values
 */
export function medianAbsoluteDeviation(values: readonly number[]): number | null {
	const middle = median(values);
	if (middle === null) return null;
	const deviation = median(values.map((value) => Math.abs(value - middle)));
	return deviation === null ? null : consistency * deviation;
}
