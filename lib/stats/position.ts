export interface Position {
	readonly below: number;
	/** Oneself included. */
	readonly equal: number;
	readonly above: number;
	readonly n: number;
	/** 0-100, exclusive. */
	readonly share: number;
}

/**
 * Where a value stands among N values, itself included: 100 x (below + half of the equal ones) / N. Also called the
 * mid-rank percentile (Parzen 2004, "Quantile probability and statistical data modeling", Statistical Science 19(4)).
 * @param value one of `values`
 * @returns null for no values
 * @throws RangeError when the value is not among them or not finite
 */
export function position(value: number, values: readonly number[]): Position | null {
	if (!Number.isFinite(value)) throw new RangeError("value must be finite");
	const n = values.length;
	if (n === 0) return null;
	const below = values.filter((other) => other < value).length;
	const equal = values.filter((other) => other === value).length;
	if (equal === 0) throw new RangeError("value must be one of the values");
	return { below, equal, above: n - below - equal, n, share: (100 * (below + equal / 2)) / n };
}
