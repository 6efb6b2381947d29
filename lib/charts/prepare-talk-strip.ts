/** The middle half of a group with one value in it, as shares of the width. */
export interface TalkStrip {
	readonly own: number;
	readonly median: number;
	readonly band: { readonly from: number; readonly to: number };
	readonly interval: { readonly from: number; readonly to: number } | null;
}

/** Room at both sides, as a share of what is drawn, so that no mark stands on the edge. */
const marginRatio = 0.25;

/** Lays out a strip without anybody's values but the pupil's: the axis reaches a little past what is drawn. */
export function prepareTalkStrip(
	band: {
		readonly own: number;
		readonly lower: number;
		readonly median: number;
		readonly upper: number;
		readonly levels: readonly string[] | null;
	},
	interval: { readonly low: number; readonly high: number } | null,
): TalkStrip {
	const half = band.levels ? 0.5 : 0;
	const ends = [band.lower - half, band.upper + half, band.own, ...(interval ? [interval.low, interval.high] : [])];
	const span = Math.max(...ends) - Math.min(...ends) || 1;
	const low = Math.min(...ends) - span * marginRatio;
	const at = (value: number) => (value - low) / (span * (1 + 2 * marginRatio));
	return {
		own: at(band.own),
		median: at(band.median),
		band: { from: at(band.lower - half), to: at(band.upper + half) },
		interval: interval && { from: at(interval.low), to: at(interval.high) },
	};
}
