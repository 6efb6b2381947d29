/**
 * How many have each level, in the order of the levels, those of nobody included. For scales that know an order or
 * labels only, and so no arithmetic.
 * @param labels one per pupil
 * @param levels every level of the scale, once
 * @throws RangeError for a label that is not a level, or a level named twice
 */
export function countsByLevel(labels: readonly string[], levels: readonly string[]): number[] {
	const counts = new Map(levels.map((level) => [level, 0]));
	if (counts.size !== levels.length) throw new RangeError("countsByLevel: a level is named twice");
	for (const label of labels) {
		const count = counts.get(label);
		if (count === undefined) throw new RangeError("countsByLevel: a label is not a level of the scale");
		counts.set(label, count + 1);
	}
	return [...counts.values()];
}
