import { betaQuantile } from "./beta-quantile";
import type { Interval } from "./jeffreys-interval";
import { mean } from "./mean";

/**
 * The interval of a mean by Student's t: mean -+ t(n - 1) * s / sqrt(n), with s the standard deviation over n - 1. The
 * quantile follows from the beta distribution: t^2 = v (1 - x) / x with x its quantile at 1 - confidence for v/2 and 1/2
 * (Abramowitz & Stegun 1964, 26.5.27). When all values are equal it is that value.
 * @param confidence 0-1, exclusive
 * @returns null for fewer than two values
 */
export function meanInterval(values: readonly number[], confidence = 0.95): Interval | null {
	const middle = mean(values);
	const v = values.length - 1;
	if (middle === null || v < 1) return null;
	const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
	const x = betaQuantile(1 - confidence, v / 2, 0.5);
	const reach = Math.sqrt((v * (1 - x)) / x) * Math.sqrt(squares / v / values.length);
	return { low: middle - reach, high: middle + reach };
}
