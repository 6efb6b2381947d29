/** A seeded source of chance: the same keys always give the same row of numbers. */
export interface Random {
	/** Uniform in [0, 1). */
	next(): number;
	/** Standard normal (Box and Muller 1958). */
	normal(): number;
	between(low: number, high: number): number;
	/** Whole number in [0, count). */
	int(count: number): number;
	chance(probability: number): boolean;
	pick<T>(list: readonly T[]): T;
	/** How many of `trials` succeed. */
	binomial(trials: number, probability: number): number;
}

/** Independent streams: each question about a pupil or a day gets its own keys, so no order of asking matters. */
export function createRandom(...keys: readonly (string | number)[]): Random {
	let state = hashOf(keys);
	const next = (): number => {
		// mulberry32: a 32-bit counter through a mixing function; good enough for a demo, not for secrets.
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const chance = (probability: number) => next() < probability;
	const int = (count: number) => Math.floor(next() * count);
	return {
		next,
		normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
		between: (low, high) => low + next() * (high - low),
		int,
		chance,
		pick: (list) => {
			const chosen = list[int(list.length)];
			if (chosen === undefined) throw new Error("pick from an empty list");
			return chosen;
		},
		binomial: (trials, probability) => {
			let successes = 0;
			for (let trial = 0; trial < trials; trial += 1) if (chance(probability)) successes += 1;
			return successes;
		},
	};
}

/** FNV-1a over the keys with a separator, then the finaliser of murmur3 so that near keys lie far apart. */
function hashOf(keys: readonly (string | number)[]): number {
	let hash = 0x811c9dc5;
	for (const key of keys) {
		const text = `${key}|`;
		for (let index = 0; index < text.length; index += 1) {
			hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
		}
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
