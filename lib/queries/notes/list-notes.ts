import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { type NoteRow, selectNotes } from "./select-notes";

/**
 * What was written about a pupil, as far as the reader may read it, newest day first, at most 200.
 * @throws AppError not-found for a pupil that is not theirs today and for one that is not there
 */
export function listNotes(scope: Scope, pupilId: PersonId): Promise<NoteRow[]> {
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null) throw new AppError("not-found");
		return selectNotes(tx, scope, access);
	});
}
