import type { Position } from "../stats/position";

/** Where a place lies among those that were compared. equal: all have one value, so nobody is first or last. */
export type PositionEnd = "equal" | "lowest" | "highest" | "between";

/** At an end "higher than 0 of 27" hides what a reader wants to know: that it is the lowest. */
export function positionEnd({ below, equal, n }: Pick<Position, "below" | "equal" | "n">): PositionEnd {
	if (equal === n) return "equal";
	if (below === 0) return "lowest";
	return below + equal === n ? "highest" : "between";
}
