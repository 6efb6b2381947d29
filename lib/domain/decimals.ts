/** More than this are kept, compared and drawn as the nearest of so many: what looks equal then is equal. */
export const decimalsMax = 6;

/** How many decimals a value was sent with, at most 6: digits after the point or comma, also where they are zeros. */
export function decimalsOf(text: string): number {
	const digits = /^\s*-?\d+[.,](\d+)\s*$/.exec(text)?.[1] ?? "";
	return Math.min(decimalsMax, digits.length);
}

/** A number as it is compared and drawn: with at most 6 decimals, never -0. */
export function atScale(value: number): number {
	return Number(value.toFixed(decimalsMax)) + 0;
}
