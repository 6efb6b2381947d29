import { logGamma } from "./log-gamma";

const tiny = 1e-300;
const precision = 1e-15;
const termsMost = 500;

/**
 * The regularised incomplete beta function I_x(a, b): the distribution function of Beta(a, b) at x.
 * By the continued fraction of DLMF 8.17.22, evaluated with Lentz's method, on the side where it converges fast.
 * @param x between 0 and 1
 * @param a at least one half
 * @param b at least one half
 * @throws RangeError for arguments outside these ranges
 */
export function regularisedBeta(x: number, a: number, b: number): number {
	if (!(x >= 0 && x <= 1)) throw new RangeError("x must lie between 0 and 1");
	if (!(a >= 0.5 && b >= 0.5)) throw new RangeError("a and b must be at least one half");
	if (x === 0 || x === 1) return x;
	const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
	if (x < (a + 1) / (a + b + 2)) return (front * continuedFraction(x, a, b)) / a;
	return 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

function continuedFraction(x: number, a: number, b: number): number {
	const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
	let c = 1;
	let d = 1 / away(1 - ((a + b) * x) / (a + 1));
	let result = d;
	for (let m = 1; m <= termsMost; m += 1) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		result *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		const step = d * c;
		result *= step;
		if (Math.abs(step - 1) < precision) break;
	}
	return result;
}
