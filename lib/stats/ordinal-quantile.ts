/**
 * Quantile of ordered levels, type 1 of Hyndman & Fan (1996): the inverse of the empirical distribution, the smallest
 * value whose cumulative share is at least p. It never gives a level that nobody has.
 * @param ranks whole numbers, the rank of each one's level, in any order
 * @param p 0-1
 * @returns null for no values
 * @throws RangeError for p outside 0-1 or a rank that is not whole
 */
export function ordinalQuantile(ranks: readonly number[], p: number): number | null {
	if (!(p >= 0 && p <= 1)) throw new RangeError("ordinalQuantile: p must lie in 0-1");
	if (ranks.some((rank) => !Number.isInteger(rank))) throw new RangeError("ordinalQuantile: ranks must be whole");
	const sorted = ranks.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * p) - 1)] ?? null;
}
