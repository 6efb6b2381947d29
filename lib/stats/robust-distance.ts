import { median } from "./median";
import { medianAbsoluteDeviation } from "./median-absolute-deviation";

/**
 * How far a number lies from the middle of others, in units of their robust spread: (x - median) / (1.4826 MAD).
 * Iglewicz & Hoaglin (1993), "How to detect and handle outliers", section 3.
 * @returns null for no values, and where the spread is 0 (more than half are equal: no unit to measure in)
 * @throws RangeError for a number that is not finite
 */
export function robustDistance(value: number, values: readonly number[]): number | null {
	if (!Number.isFinite(value)) throw new RangeError("robustDistance: value must be finite");
	const middle = median(values);
	const spread = medianAbsoluteDeviation(values);
	if (middle === null || spread === null || spread === 0) return null;
	return (value - middle) / spread;
}
