/** Dots nearer than this share of the width are stacked. */
const dotRatio = 0.017;
const highestStack = 5;

export interface StackedDot {
	/** Place on the axis, 0-1 of its width. */
	readonly xRatio: number;
	/** How many lie under it. */
	readonly level: number;
}

/** Equal values stand on each other; past the highest they go on beside it, so that every pupil stays a dot. */
export function stackDots(xRatios: readonly number[]): StackedDot[] {
	const counts = new Map<number, number>();
	return xRatios.map((xRatio) => {
		const column = Math.round(xRatio / dotRatio);
		const before = counts.get(column) ?? 0;
		counts.set(column, before + 1);
		const beside = Math.floor(before / highestStack);
		const shift = Math.ceil(beside / 2) * (beside % 2 === 0 ? -1 : 1) * dotRatio;
		return { xRatio: Math.min(1, Math.max(0, xRatio + shift)), level: before % highestStack };
	});
}
