import { AppError } from "../errors";

/** A group of more pupils than this is not counted: its pages say so, and never show a part as the whole. */
export const mostMembers = 2_000;

class TooManyRows extends AppError {
	/** Reaches the page that says why (components/layout/failure.tsx), where an error has no other words. */
	readonly digest = "too-many-rows";

	constructor() {
		super("too-many-rows");
	}
}

/**
 * Rows that a figure rests on: all of them, or none. Ask for one row more than `most`, so that a cut is seen.
 * @throws AppError too-many-rows when there are more than `most`
 */
export function whole<Row>(rows: readonly Row[], most: number): Row[] {
	if (rows.length > most) throw new TooManyRows();
	return [...rows];
}
