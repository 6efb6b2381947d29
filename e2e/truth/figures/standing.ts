/**
 * What a set of values says of the group and of each of its pupils. The set is a query with columns `of` (which values are
 * compared with each other), `pupil`, `rank` and, for a type without order, a null rank.
 */

/** "Too few: fewer than 6 comparable pupils, this one included: no position, median or band." */
export const comparableLeast = 6;

export interface Spread {
	readonly of: string;
	readonly n: number;
	readonly lower: number;
	readonly median: number;
	readonly upper: number;
}

/** "Quartiles: type 7 for numbers"; of levels, "median level by Hyndman-Fan type 1". */
export const spreadSql = (set: string, ordinal: boolean) => {
	const quantile = ordinal ? "quantile_disc" : "quantile_cont";
	return `SELECT "of", count(*)::INTEGER AS n, ${quantile}(rank, 0.25) AS lower, ${quantile}(rank, 0.5) AS median,
		${quantile}(rank, 0.75) AS upper
	FROM (${set}) WHERE rank IS NOT NULL GROUP BY "of"`;
};

export interface Position {
	readonly of: string;
	readonly pupil: string;
	readonly rank: number;
	readonly below: number;
	readonly equal: number;
	readonly n: number;
}

/** "Position: 100 x (below + half of equal) / N", of which the counts are kept; self included. */
export const positionSql = (set: string) =>
	`SELECT "of", pupil, rank, (rank() OVER (PARTITION BY "of" ORDER BY rank) - 1)::INTEGER AS below,
		(count(*) OVER (PARTITION BY "of", rank))::INTEGER AS equal, (count(*) OVER (PARTITION BY "of"))::INTEGER AS n
	FROM (${set}) WHERE rank IS NOT NULL`;

/** In the middle half, its ends included. */
export function halfOf(rank: number, { lower, upper }: Pick<Spread, "lower" | "upper">): "below" | "within" | "above" {
	return rank < lower ? "below" : rank > upper ? "above" : "within";
}
