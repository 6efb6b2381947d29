import type { GoalMark } from "@/lib/standing/goal-state";

/**
 * The grid as plain text and ratios, ready to be drawn: no words are chosen and nothing is computed after it. It travels
 * to the browser once, in place of the markup that is drawn from it there and on the server.
 */
export interface GridPicture {
	readonly groupId: string;
	/** "?period=8w" or empty: goes with every link to a goal. */
	readonly query: string;
	readonly words: GridPictureWords;
	readonly domains: readonly { readonly title: string; readonly count: number }[];
	readonly columns: readonly ColumnPicture[];
	/** In the order of the rows on the screen. */
	readonly rows: readonly RowPicture[];
}

export interface GridPictureWords {
	/** Name of the whole grid for who does not see it. */
	readonly grid: string;
	readonly pupil: string;
	/** The key in the corner, a mark with its word each; uncounted: a bar that does not count in the median. */
	readonly key: readonly (readonly [mark: GoalMark | "median" | "uncounted", word: string])[];
	/** Terms of the details of a column and of a row, in the order of their texts. */
	readonly columnTerms: readonly string[];
	readonly rowTerms: readonly string[];
}

export interface ColumnPicture {
	readonly goalId: string;
	readonly title: string;
	readonly measure: string;
	/** Begins a domain: a line at its left. */
	readonly first: boolean;
	/** Per mille of the scale; null: no tick in the cells. */
	readonly median: number | null;
	readonly spread: SpreadPicture | null;
	/** How many count in the median, "11/26", and in full. */
	readonly count: string;
	readonly countLong: string;
	/** "19 nov", with the clock and its meaning; null: not late. */
	readonly late: { readonly day: string; readonly meaning: string } | null;
	/** "too few", where that is so. */
	readonly note: string;
	/** One text a term; an empty one is left out. */
	readonly details: readonly string[];
}

export interface SpreadPicture {
	/** Per mille of the highest. */
	readonly heights: readonly number[];
	/** Per mille of the width; null: no tick. */
	readonly tick: number | null;
	readonly meaning: string;
	/** The median as text, which opens where it comes from; null: there is none. */
	readonly median: MedianPicture | null;
}

export interface MedianPicture {
	readonly text: string;
	/** For who does not see it, and above the sheet. */
	readonly label: string;
	readonly title: string;
	/** Names the figure among the provenances of the goal. */
	readonly key: string;
}

export interface RowPicture {
	readonly pupilId: string;
	readonly name: string;
	/** "3" with the diamond, or "11/12" without: what opens the details. */
	readonly count: string;
	readonly stuck: boolean;
	readonly countLong: string;
	readonly details: readonly string[];
	readonly cells: readonly CellPicture[];
}

/**
 * Kept short, since there are thousands: mark, text, length of the bar in per mille of the scale, words, and where it is
 * so that the value does not count in the median.
 */
export type CellPicture = readonly [
	mark: GoalMark | null,
	text: string,
	bar: number | null,
	words: string,
	uncounted?: true,
];
