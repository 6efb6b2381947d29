import { quantile } from "./quantile";

/**
 * The middle of numbers: quantile type 7 at 0.5, which is the mean of the two middle ones for an even count.
 * @returns null for no values
 */
export function median(values: readonly number[]): number | null {
	return quantile(values, 0.5);
}
