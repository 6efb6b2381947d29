/** The channel of PostgreSQL (NOTIFY, LISTEN) that says whose practice was just written: ids only. */
export const practiceChannel = "practice_written";

export interface PracticeNews {
	readonly schoolId: string;
	/** Null: more pupils than a message holds; any of the school's may be meant. */
	readonly pupilIds: readonly string[] | null;
}

/** A message holds less than 8000 bytes (PostgreSQL): the school's id and so many of 37 characters. */
const pupilsMax = 200;

export function encodeNews(schoolId: string, pupilIds: ReadonlySet<string>): string {
	return [schoolId, ...(pupilIds.size > pupilsMax ? ["*"] : pupilIds)].join(" ");
}

export function decodeNews(payload: string): PracticeNews {
	const [schoolId = "", ...pupilIds] = payload.split(" ");
	return { schoolId, pupilIds: pupilIds[0] === "*" ? null : pupilIds };
}
