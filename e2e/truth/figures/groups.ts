/** Who belongs to a group when. */
export const groupsSql = [
	/** "A sitting: members on its day. A period: members at its end": from is inclusive, to exclusive. */
	`CREATE MACRO in_group(begins, ends, day) AS begins <= day AND (ends IS NULL OR day < ends)`,
];
