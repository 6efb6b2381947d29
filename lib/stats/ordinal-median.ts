import { ordinalQuantile } from "./ordinal-quantile";

/**
 * The middle level of ordered levels: type 1 of Hyndman & Fan (1996) at 0.5, so the lower of two middle ones.
 * @param ranks whole numbers
 * @returns null for no values
 */
export function ordinalMedian(ranks: readonly number[]): number | null {
	return ordinalQuantile(ranks, 0.5);
}
