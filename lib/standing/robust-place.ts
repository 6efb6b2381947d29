import { robustDistance } from "../stats/robust-distance";
import type { Value } from "./value-of-fact";

export type RobustPlace =
	| { readonly code: "too-few" | "no-spread" | "not-numeric"; readonly n: number }
	| {
			readonly code: "distance";
			readonly n: number;
			/** In robust spreads (1.4826 MAD) from the median; above 0 is better. */
			readonly distance: number;
	  };

/** Under this many the spread itself is too unsure to measure with (STANDING, position). */
const distanceMin = 10;

/** How far a value lies from the middle of the group, self included, in units that outliers do not move. Numbers only. */
export function robustPlace(value: Value, values: readonly Value[]): RobustPlace {
	const ranks = values.flatMap((one) => (one.rank === null || one.shown === null ? [] : [one.rank]));
	const n = ranks.length;
	if (value.rank === null || value.shown === null) return { code: "not-numeric", n };
	if (n < distanceMin) return { code: "too-few", n };
	const distance = robustDistance(value.rank, ranks);
	return typeof distance === "number" ? { code: "distance", n, distance } : { code: "no-spread", n };
}
