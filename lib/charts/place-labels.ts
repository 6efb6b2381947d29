export interface Label {
	/** Where it points, and how wide it is, as shares of the width. */
	readonly xRatio: number;
	readonly widthRatio: number;
}

export interface PlacedLabel {
	/** The middle of the label, moved so that it stays within the picture. */
	readonly xRatio: number;
	/** From the picture up, 0. */
	readonly row: number;
}

/** Labels in the lowest row where they cover no other, in their own order; so that close points keep readable names. */
export function placeLabels(labels: readonly Label[]): PlacedLabel[] {
	const rows: { from: number; to: number }[][] = [];
	return labels.map(({ xRatio, widthRatio }) => {
		const half = Math.min(widthRatio, 1) / 2;
		const middle = Math.min(1 - half, Math.max(half, xRatio));
		const [from, to] = [middle - half, middle + half];
		const free = rows.findIndex((row) => row.every((other) => to <= other.from || from >= other.to));
		const row = free < 0 ? rows.length : free;
		rows[row] = [...(rows[row] ?? []), { from, to }];
		return { xRatio: middle, row };
	});
}

/**
 * Positions moved apart until each is at least `gap` from the next, in the same order, within low and high where they
 * fit. Each stays as near its own as its neighbours let it.
 */
export function spreadApart(wanted: readonly number[], gap: number, low: number, high: number): number[] {
	const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
	const placed = [...wanted];
	let floor = low;
	for (const index of order) {
		placed[index] = Math.max(placed[index] ?? 0, floor);
		floor = (placed[index] ?? 0) + gap;
	}
	let ceiling = high;
	for (const index of order.toReversed()) {
		if ((placed[index] ?? 0) <= ceiling) break;
		placed[index] = ceiling;
		ceiling -= gap;
	}
	return placed;
}
