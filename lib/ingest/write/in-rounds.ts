/**
 * Splits positions into rounds in which every key is there once, in the order of the list: a message may name one thing
 * twice, and an upsert may touch a row once. Nearly always there is one round.
 */
export function inRounds<T>(list: readonly T[], keyOf: (item: T) => string): number[][] {
	const seen = new Map<string, number>();
	const rounds: number[][] = [[]];
	for (const [position, item] of list.entries()) {
		const round = seen.get(keyOf(item)) ?? 0;
		seen.set(keyOf(item), round + 1);
		if (round === rounds.length) rounds.push([]);
		rounds[round]?.push(position);
	}
	return rounds;
}
