import { findPupilAccess, type PupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";

interface OwnNote {
	readonly access: PupilAccess;
	readonly pupilId: PersonId;
	readonly removedAt: Date | null;
	/** As it was written last. */
	readonly kept: {
		readonly kind: string;
		readonly visibility: string;
		readonly text: string;
		/** yyyy-mm-dd */
		readonly day: string;
		readonly subjectKey: string | null;
	};
}

/**
 * A note that the person of the scope wrote, about a pupil who is theirs today still.
 * @throws AppError not-found for a note of somebody else, of a pupil no longer theirs, or that is not there
 */
export async function getOwnNote(tx: SchoolTransaction, scope: Scope, noteId: string): Promise<OwnNote> {
	if (scope.personId === null) throw new AppError("not-found");
	// Locked: of two who write it at once the later one sees what the first wrote.
	const [note] = await tx.$queryRaw<({ pupilId: PersonId; removedAt: Date | null } & OwnNote["kept"])[]>`
		SELECT pupil_id AS "pupilId", removed_at AS "removedAt", kind, visibility, text, day::text AS day,
			subject_key AS "subjectKey"
		FROM note WHERE school_id = ${scope.schoolId}::uuid AND id = ${noteId}::uuid
			AND author_id = ${scope.personId}::uuid
		FOR UPDATE`;
	const access = note && (await findPupilAccess(tx, scope, note.pupilId));
	if (!note || !access) throw new AppError("not-found");
	const { pupilId: _own, removedAt, ...kept } = note;
	return { access, pupilId: access.pupilId, removedAt, kept };
}
