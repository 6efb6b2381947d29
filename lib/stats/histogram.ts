/**
 * Counts in bins of equal width from minimum to maximum. A bin holds its lower edge, not its upper one; the last holds
 * both, so that nothing on the scale falls out.
 * @param bins whole, at least 1
 * @returns one count per bin: zeros for no values
 * @throws RangeError for a value outside the scale or a scale without width
 */
export function histogram(
	values: readonly number[],
	scale: { readonly minimum: number; readonly maximum: number },
	bins: number,
): number[] {
	const { minimum, maximum } = scale;
	if (!(Number.isFinite(minimum) && Number.isFinite(maximum) && minimum < maximum))
		throw new RangeError("histogram: the scale must have a width");
	if (!Number.isInteger(bins) || bins < 1) throw new RangeError("histogram: bins must be a whole number above 0");
	const counts = Array.from({ length: bins }, () => 0);
	for (const value of values) {
		if (!(value >= minimum && value <= maximum)) throw new RangeError("histogram: a value lies outside the scale");
		const bin = Math.min(bins - 1, Math.floor(((value - minimum) / (maximum - minimum)) * bins));
		counts[bin] = (counts[bin] ?? 0) + 1;
	}
	return counts;
}
