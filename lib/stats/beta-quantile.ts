import { regularisedBeta } from "./regularised-beta";

/**
 * The x at which the beta distribution with a and b has cumulative probability p: the inverse of I_x(a, b). By
 * bisection, which cannot fail on a function that only rises: 60 halvings, so exact to 1e-15 of the range.
 * @param p 0-1
 * @param a,b at least one half
 * @throws RangeError for arguments outside their range
 */
export function betaQuantile(p: number, a: number, b: number): number {
	if (!(p >= 0 && p <= 1)) throw new RangeError("betaQuantile: p must lie in 0-1");
	if (p === 0 || p === 1) return p;
	let [low, high] = [0, 1];
	for (let step = 0; step < 60; step += 1) {
		const middle = (low + high) / 2;
		if (regularisedBeta(middle, a, b) < p) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
