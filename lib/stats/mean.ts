/**
 * Arithmetic mean, summed with compensation (Neumaier 1974), so that the order of the values does not matter in print.
 * @returns null for no values
 * @throws RangeError for a value that is not finite
 */
export function mean(values: readonly number[]): number | null {
	if (values.some((value) => !Number.isFinite(value))) throw new RangeError("mean: values must be finite");
	if (values.length === 0) return null;
	let sum = 0;
	let lost = 0;
	for (const value of values) {
		const next = sum + value;
		lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
		sum = next;
	}
	return (sum + lost) / values.length;
}
