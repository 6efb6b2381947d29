/**
 * Quantile of numbers, type 7 of Hyndman & Fan (1996), "Sample quantiles in statistical packages", The American
 * Statistician 50(4), 361-365: h = (n - 1) p; linear between the order statistics at floor(h) and ceil(h). It is what R,
 * NumPy and Excel's QUARTILE.INC give by default.
 * @param values finite numbers in any order
 * @param p 0-1
 * @returns null for no values
 * @throws RangeError for p outside 0-1 or a value that is not finite
 */
export function quantile(values: readonly number[], p: number): number | null {
	if (!(p >= 0 && p <= 1)) throw new RangeError("quantile: p must lie in 0-1");
	if (values.some((value) => !Number.isFinite(value))) throw new RangeError("quantile: values must be finite");
	const sorted = values.toSorted((a, b) => a - b);
	const h = (sorted.length - 1) * p;
	const low = sorted[Math.floor(h)];
	const high = sorted[Math.ceil(h)];
	if (low === undefined || high === undefined) return null;
	// A zero is added so that a -0 of the input never reaches a screen.
	return (low === high ? low : low + (h - Math.floor(h)) * (high - low)) + 0;
}
