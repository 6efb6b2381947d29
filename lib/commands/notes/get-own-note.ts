import { findPupilAccess, type PupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";

interface OwnNote {
	readonly access: PupilAccess;
	readonly pupilId: PersonId;
	readonly removedAt: Date | null;
}

/**
 * A note that the person of the scope wrote, about a pupil who is theirs today still.
 * @throws AppError not-found for a note of somebody else, of a pupil no longer theirs, or that is not there
 */
export async function getOwnNote(tx: SchoolTransaction, scope: Scope, noteId: string): Promise<OwnNote> {
	if (scope.personId === null) throw new AppError("not-found");
	const note = await tx.note.findFirst({
		where: { schoolId: scope.schoolId, id: noteId, authorId: scope.personId },
		select: { pupilId: true, removedAt: true },
	});
	const access = note && (await findPupilAccess(tx, scope, note.pupilId as PersonId));
	if (!note || !access) throw new AppError("not-found");
	return { access, pupilId: access.pupilId, removedAt: note.removedAt };
}
