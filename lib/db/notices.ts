/** The channels of PostgreSQL (NOTIFY, LISTEN) on which a process hears the others: ids only. */
export const noticeChannels = { practice: "practice_written", access: "access_changed" } as const;

/** Practice that one connection brought. */
export interface PracticeNotice {
	readonly of: "practice";
	readonly schoolId: string;
	readonly connectionId: string;
	/** Null: more pupils than a message holds; any of the school's may be meant. */
	readonly pupilIds: readonly string[] | null;
}

/** Who may see what may have changed: of a session, of an account, of all at a school, or of anybody. */
export type AccessNotice =
	| { readonly of: "access"; readonly what: "session" | "account" | "school"; readonly id: string }
	| { readonly of: "access"; readonly what: "any" };

export type Notice = PracticeNotice | AccessNotice;

/** A message holds less than 8000 bytes (PostgreSQL): two ids, and so many of 37 characters. */
const pupilsMax = 200;

export function encodePractice(schoolId: string, connectionId: string, pupilIds: ReadonlySet<string>): string {
	return [schoolId, connectionId, ...(pupilIds.size > pupilsMax ? ["*"] : pupilIds)].join(" ");
}

/** What cannot be read may have been anything: access is asked again. */
export function decodeNotice(channel: string, payload: string): Notice {
	const [first = "", second = "", ...rest] = payload.split(" ");
	if (channel === noticeChannels.practice && second !== "")
		return { of: "practice", schoolId: first, connectionId: second, pupilIds: rest[0] === "*" ? null : rest };
	if (first === "session" || first === "account" || first === "school")
		return { of: "access", what: first, id: second };
	return { of: "access", what: "any" };
}
