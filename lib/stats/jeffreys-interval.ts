import { betaQuantile } from "./beta-quantile";

export interface Interval {
	readonly low: number;
	readonly high: number;
}

/**
 * The Jeffreys interval of a share: the equal-tailed quantiles of Beta(right + 1/2, total - right + 1/2), with 0 as lower
 * bound at none right and 1 as upper bound at all right. Brown, Cai & DasGupta (2001), "Interval estimation for a
 * binomial proportion", Statistical Science 16(2), 101-133, section 3.1.
 * @param right whole, 0 to total
 * @param total whole
 * @param confidence 0-1, exclusive
 * @returns shares 0-1; null for a total of 0
 * @throws RangeError for counts that cannot be
 */
export function jeffreysInterval(right: number, total: number, confidence = 0.95): Interval | null {
	if (!Number.isInteger(right) || !Number.isInteger(total) || right < 0 || right > total)
		throw new RangeError("jeffreysInterval: counts must be whole, 0 <= right <= total");
	if (!(confidence > 0 && confidence < 1)) throw new RangeError("jeffreysInterval: confidence must lie within 0-1");
	if (total === 0) return null;
	const key = `${right}/${total} ${confidence}`;
	const known = computed.get(key);
	if (known) return known;
	const interval = compute(right, total, (1 - confidence) / 2);
	if (computed.size >= computedMost) computed.clear();
	computed.set(key, interval);
	return interval;
}

/** A group has the same few counts again and again, and a quantile costs a hundred times a look-up. */
const computed = new Map<string, Interval>();
const computedMost = 5000;

function compute(right: number, total: number, tail: number): Interval {
	const [a, b] = [right + 0.5, total - right + 0.5];
	return Object.freeze({
		low: right === 0 ? 0 : betaQuantile(tail, a, b),
		high: right === total ? 1 : betaQuantile(1 - tail, a, b),
	});
}
