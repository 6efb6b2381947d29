import type { Interval } from "./jeffreys-interval";

/**
 * An approximate 95 % interval of Spearman's rank correlation: on Fisher's z with standard error sqrt((1 + r^2 / 2) / (n - 3)).
 * Bonett & Wright (2000), "Sample size requirements for estimating Pearson, Kendall and Spearman correlations",
 * Psychometrika 65, 23-28.
 * @param n pairs
 * @returns null at -1 and 1, where z has no value, and under four pairs
 * @throws RangeError for a correlation outside -1 to 1
 */
export function spearmanInterval(correlation: number, n: number): Interval | null {
	if (!(Math.abs(correlation) <= 1)) throw new RangeError("spearmanInterval: a correlation lies in -1 to 1");
	if (Math.abs(correlation) === 1 || n < 4) return null;
	const z = Math.atanh(correlation);
	const margin = 1.959964 * Math.sqrt((1 + correlation ** 2 / 2) / (n - 3));
	return { low: Math.tanh(z - margin), high: Math.tanh(z + margin) };
}
