/**
 * Counts in parts of equal width from minimum to maximum. A part holds its lower edge, not its upper one; the last holds
 * both. A value beyond an end counts in the outermost part, so that nobody falls out of the picture.
 * @param bins whole, at least 1
 * @returns one count per part: zeros for no values
 * @throws RangeError for a range without width, no parts, or a value that is not finite
 */
export function histogram(values: readonly number[], minimum: number, maximum: number, bins: number): number[] {
	if (!(Number.isFinite(minimum) && Number.isFinite(maximum) && minimum < maximum))
		throw new RangeError("the range must have a width");
	if (!Number.isInteger(bins) || bins < 1) throw new RangeError("bins must be a whole number above 0");
	const counts = Array.from({ length: bins }, () => 0);
	for (const value of values) {
		if (!Number.isFinite(value)) throw new RangeError("values must be finite");
		const place = Math.floor(((value - minimum) / (maximum - minimum)) * bins);
		const bin = Math.max(0, Math.min(bins - 1, place));
		counts[bin] = (counts[bin] ?? 0) + 1;
	}
	return counts;
}
