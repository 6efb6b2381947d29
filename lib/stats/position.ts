/**
 * Where a value stands among N values, itself included: 100 x (below + half of the equal ones) / N. Also called the
 * mid-rank percentile (Parzen 2004, "Quantile probability and statistical data modeling", Statistical Science 19(4)).
 * @param value one of `values`
 * @returns 0-100, exclusive; null for no values
 * @throws RangeError when the value is not among them or not finite
 */
export function position(value: number, values: readonly number[]): number | null {
	if (!Number.isFinite(value)) throw new RangeError("position: value must be finite");
	if (values.length === 0) return null;
	let below = 0;
	let equal = 0;
	for (const other of values) {
		if (other < value) below += 1;
		else if (other === value) equal += 1;
	}
	if (equal === 0) throw new RangeError("position: value must be one of the values");
	return (100 * (below + equal / 2)) / values.length;
}
