/** A small seeded generator (mulberry32, public domain by T. Ettinger): the same seed gives the same school everywhere. */
export interface Random {
	/** 0 <= x < 1 */
	next(): number;
	/** A whole number of the closed range. */
	int(low: number, high: number): number;
	chance(share: number): boolean;
	pick<Item>(items: readonly Item[]): Item;
	shuffle<Item>(items: readonly Item[]): Item[];
}

export function randomOf(seed: number): Random {
	let state = (seed * 2_654_435_761) >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return {
		next,
		int,
		chance: (share) => next() < share,
		pick: (items) => items[int(0, items.length - 1)]!,
		shuffle: (items) => {
			const mixed = [...items];
			for (let last = mixed.length - 1; last > 0; last -= 1) {
				const other = int(0, last);
				[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
			}
			return mixed;
		},
	};
}
