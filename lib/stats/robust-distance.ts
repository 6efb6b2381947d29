import { median } from "./median";
import { medianAbsoluteDeviation } from "./median-absolute-deviation";

/**
 * How far a number lies from the middle of others, in units of their robust spread: (x - median) / (1.4826 MAD).
 * Iglewicz & Hoaglin (1993), "How to detect and handle outliers", section 3.
 * @returns null for no values; "no-spread" where the deviation is 0 (half are equal: no unit to measure in)
 * @throws RangeError for a number that is not finite
 */
export function robustDistance(value: number, values: readonly number[]): number | "no-spread" | null {
	if (!Number.isFinite(value)) throw new RangeError("value must be finite");
	const middle = median(values);
	const spread = medianAbsoluteDeviation(values);
	if (middle === null || spread === null) return null;
	return spread === 0 ? "no-spread" : (value - middle) / spread;
}
