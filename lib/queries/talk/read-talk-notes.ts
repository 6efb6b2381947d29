import type { PupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { type NoteRow, selectNotes } from "../notes/select-notes";
import { namesAnother } from "./names-another";

export interface TalkNotes {
	readonly agreements: readonly NoteRow[];
	/** Observations and talks. */
	readonly others: readonly NoteRow[];
	/** Left out because they name another pupil of the group. */
	readonly heldBack: number;
}

/** Notes that may go to the table of a talk: not what somebody keeps for oneself, nothing that names another pupil. */
export async function readTalkNotes(
	tx: SchoolTransaction,
	scope: Scope,
	access: PupilAccess,
	period: { readonly from: string; readonly to: string },
	people: readonly PersonId[],
): Promise<TalkNotes> {
	const notes = (await selectNotes(tx, scope, access, period)).filter((note) => note.visibility !== "own");
	const names = await tx.$queryRaw<{ id: PersonId; given: string; family: string }[]>`
		SELECT id, given_name AS given, family_name AS family FROM person
		WHERE school_id = ${scope.schoolId}::uuid AND id = ANY(${people}::uuid[])`;
	const own = names.filter((one) => one.id === access.pupilId).flatMap((one) => [one.given, one.family]);
	const others = names.filter((one) => one.id !== access.pupilId).map((one) => one.given);
	const fit = notes.filter((note) => !namesAnother(note.text, own, others));
	return {
		agreements: fit.filter((note) => note.kind === "agreement"),
		others: fit.filter((note) => note.kind === "observation" || note.kind === "talk"),
		heldBack: notes.length - fit.length,
	};
}
