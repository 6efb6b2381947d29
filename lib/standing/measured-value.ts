import type { Value } from "./value-of-fact";

/** The 0.975 quantile of the normal distribution. */
const twoSided95 = 1.959964;

/**
 * A numeric value with the 95 % interval of its measurement error (classical test theory: normal around the score).
 * Without an error, and for labels, the value as it is.
 * @param standardError of measurement, on the scale of the value; null: not known
 */
export function measuredValue(value: Value, standardError: number | null): Value {
	if (value.shown === null || standardError === null) return value;
	const reach = twoSided95 * standardError;
	return { ...value, interval: { low: value.shown - reach, high: value.shown + reach } };
}
