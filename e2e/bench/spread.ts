const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

/** The median of an odd number of values. */
export const middle = (values: readonly number[]): number => sorted(values)[values.length >> 1] ?? 0;

/** Median, and least to greatest, with one decimal. */
export const spread = (values: readonly number[]): string =>
	`${middle(values).toFixed(1)} (${sorted(values)[0]?.toFixed(1)} to ${sorted(values).at(-1)?.toFixed(1)})`;
