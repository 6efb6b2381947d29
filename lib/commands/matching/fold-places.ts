/** A pupil's place in a group; days are yyyy-mm-dd, the end is exclusive. */
export interface GroupPlace {
	readonly group_id: string;
	readonly school_year: number | null;
	readonly begin_date: string;
	readonly end_date: string | null;
}

/**
 * The places of two pupils who turn out to be one: what the other has and the one who remains has not, so that nobody
 * stands in a group twice on a day and no day is lost.
 */
export function foldPlaces(kept: readonly GroupPlace[], others: readonly GroupPlace[]): GroupPlace[] {
	const added: GroupPlace[] = [];
	for (const other of others) {
		let pieces = [other];
		for (const place of [...kept, ...added])
			if (place.group_id === other.group_id) pieces = pieces.flatMap((piece) => without(piece, place));
		added.push(...pieces.filter(isSome));
	}
	return added;
}

const isSome = ({ begin_date: begin, end_date: end }: GroupPlace) => end === null || begin < end;

/** What is left of a place outside another: before it, after it, both, or nothing. */
function without(piece: GroupPlace, { begin_date: begin, end_date: end }: GroupPlace): GroupPlace[] {
	if (!isSome(piece) || begin === end) return [piece];
	const left: GroupPlace[] = [];
	const isBefore = piece.begin_date < begin;
	if (isBefore)
		left.push({
			...piece,
			end_date: piece.end_date === null || piece.end_date > begin ? begin : piece.end_date,
		});
	const goesOn = end !== null && (piece.end_date === null || piece.end_date > end);
	if (goesOn) left.push({ ...piece, begin_date: piece.begin_date > end ? piece.begin_date : end });
	return left;
}
