const coefficients = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
	12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * Natural logarithm of the gamma function for x >= 0.5, by Lanczos' approximation with g = 7 and nine terms; relative
 * error below 1e-13. Lanczos, A Precision Approximation of the Gamma Function, SIAM J. Numer. Anal. B 1 (1964).
 * @throws RangeError for x < 0.5
 */
export function logGamma(x: number): number {
	if (!(x >= 0.5)) throw new RangeError("x must be at least one half");
	const shifted = x - 1;
	let sum = coefficients[0] ?? 0;
	for (let i = 1; i < coefficients.length; i += 1) sum += (coefficients[i] ?? 0) / (shifted + i);
	const t = shifted + 7.5;
	return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
