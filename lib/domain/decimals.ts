import type { MeasureType } from "./measures";

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

/** What a number is measured in, and the decimals of that scale; none known: they are not counted (ticks, other sources). */
export interface ShownScale {
	readonly type: MeasureType | "share-right" | "own-level";
	readonly decimals?: number | null;
}

/**
 * How a number on a scale is written, on every screen and in files: with the decimals of its scale (STANDING, decimals).
 * What lies between two values (a median, a quartile) has one more where it needs it: the middle of 6 and 7 is 6.5 and
 * never 7, which would look like a pupil's own. Shares right of practice are whole percents.
 */
export function shownDecimals({ type, decimals }: ShownScale): { readonly least: number; readonly most: number } {
	if (type === "share-right") return { least: 0, most: 0 };
	if (decimals == null) return { least: 0, most: type === "own-level" ? 0 : 1 };
	return { least: decimals, most: Math.min(decimalsMax, decimals + 1) };
}

/** The most decimals among some measures of one scale; null: none is known. */
export function mostDecimals(scales: readonly { readonly decimals?: number | null }[]): number | null {
	return scales.reduce<number | null>(
		(most, { decimals }) => (decimals == null ? most : Math.max(most ?? 0, decimals)),
		null,
	);
}

export function isPercent(type: ShownScale["type"]): boolean {
	return type === "share-right" || type === "percentage-correct";
}

/** The most decimals among numbers of a scale of which nothing is kept: a supplier's own level; null: there are none. */
export function decimalsAmong(numbers: readonly number[]): number | null {
	return numbers.length === 0 ? null : Math.max(...numbers.map((value) => decimalsOf(String(atScale(value)))));
}
