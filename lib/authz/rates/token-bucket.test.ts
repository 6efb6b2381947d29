import fc from "fast-check";
import { expect, it } from "vitest";
import { TokenBuckets } from "./token-bucket";

const begin = Date.UTC(2026, 10, 24, 9);

it("lets a burst pass, then an even pace, and says how long to wait", () => {
	const buckets = new TokenBuckets(2, 4);
	const take = (seconds: number, key = "a") => buckets.take(key, begin + seconds * 1000);
	expect([0, 0, 0, 0].map((at) => take(at))).toEqual([0, 0, 0, 0]);
	expect(take(0)).toBe(1);
	expect(take(0, "b")).toBe(0);
	expect(take(0.5)).toBe(0);
	expect(take(0.5)).toBe(1);
	expect([60, 60, 60, 60, 60].map((at) => take(at))).toEqual([0, 0, 0, 0, 1]);
});

it("gives slow senders a wait of more than a second, and whoever waits it out gets a turn", () => {
	const buckets = new TokenBuckets(0.1, 1);
	expect(buckets.take("a", begin)).toBe(0);
	expect(buckets.take("a", begin + 1_000)).toBe(9);
	expect(buckets.take("a", begin + 10_000)).toBe(0);
});

it("gives 1,400 events a second in batches of 100 every turn", () => {
	const buckets = new TokenBuckets(100, 1_000);
	for (let batch = 0; batch < 14 * 3_600; batch += 1)
		expect(buckets.take("board", begin + (batch * 1000) / 14)).toBe(0);
});

it("never gives more than burst and pace allow, whatever the moments, also when the clock goes back", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -500, max: 2_000 }), { maxLength: 200 }), (steps) => {
			const buckets = new TokenBuckets(3, 5);
			// The bucket begins at the first moment, wherever that lies.
			const first = begin + (steps[0] ?? 0);
			let [at, latest, given] = [begin, first, 0];
			for (const step of steps) {
				at += step;
				latest = Math.max(latest, at);
				if (buckets.take("a", at) === 0) given += 1;
				expect(given).toBeLessThanOrEqual(5 + ((latest - first) / 1000) * 3 + 1e-6);
			}
		}),
	);
});

it("keeps its memory bounded under invented keys, and forgets those of longest ago", () => {
	const buckets = new TokenBuckets(1, 2);
	for (let key = 0; key < 30_000; key += 1) buckets.take(`key ${key}`, begin);
	expect(buckets.take("key 29999", begin)).toBe(0);
	expect(buckets.take("key 29999", begin)).toBe(1);
	expect(buckets.take("key 0", begin)).toBe(0);
});
