/**
 * The equal-tailed Jeffreys interval of a share (Brown, Cai and DasGupta 2001, section 4.1): quantiles of
 * Beta(right + 1/2, wrong + 1/2), with 0 at none right and 1 at all right.
 */
export function jeffreys(right: number, taken: number): Interval {
	const key = `${right} ${taken}`;
	const known = intervals.get(key);
	if (known) return known;
	const [a, b] = [right + 0.5, taken - right + 0.5];
	const made = {
		low: right === 0 ? 0 : betaQuantile(0.025, a, b),
		high: right === taken ? 1 : betaQuantile(0.975, a, b),
	};
	intervals.set(key, made);
	return made;
}

export interface Interval {
	readonly low: number;
	readonly high: number;
}

const intervals = new Map<string, Interval>();

/** By halving: slow, short, and right to the last digit that a comparison needs. */
function betaQuantile(share: number, a: number, b: number): number {
	let [low, high] = [0, 1];
	for (let step = 0; step < 60; step += 1) {
		const middle = (low + high) / 2;
		if (betaShare(middle, a, b) < share) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/**
 * P(X <= x) of Beta(a, b), by Simpson's rule after x = sin(t)^2, which takes the poles at both ends away when a and b are at
 * least 1/2: the density becomes 2 sin(t)^(2a-1) cos(t)^(2b-1), smooth on the whole range.
 */
function betaShare(x: number, a: number, b: number): number {
	const end = Math.asin(Math.sqrt(x));
	return areaUnder(end, a, b) / areaUnder(Math.PI / 2, a, b);
}

const wholeAreas = new Map<string, number>();

function areaUnder(end: number, a: number, b: number): number {
	const key = `${a} ${b}`;
	const known = end === Math.PI / 2 ? wholeAreas.get(key) : undefined;
	if (known !== undefined) return known;
	const steps = 600;
	const width = end / steps;
	const density = (t: number) => Math.sin(t) ** (2 * a - 1) * Math.cos(t) ** (2 * b - 1);
	let sum = density(0) + density(end);
	for (let step = 1; step < steps; step += 1) sum += density(step * width) * (step % 2 === 1 ? 4 : 2);
	const area = (sum * width) / 3;
	if (end === Math.PI / 2) wholeAreas.set(key, area);
	return area;
}
