import { findGroupAccess, findPupilAccess, type VisibleSubjects } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { AppError } from "../../errors";
import type { SignalCode } from "../../standing/signals/signal";

export interface OwnSignal {
	readonly signalId: string;
	readonly code: SignalCode;
	readonly reason: string;
	readonly dismissedWhy: string | null;
}

/**
 * A signal that is true now and that the person may see: by the group and its subject, or as the pupil's coach. The row
 * is locked, so that two people do not undo each other unseen.
 * @throws AppError not-found for any other, also one that does not exist
 */
export async function getOwnSignal(tx: SchoolTransaction, scope: Scope, signalId: string): Promise<OwnSignal> {
	const [row] = await tx.$queryRaw<(OwnSignal & { groupId: GroupId; pupilId: PersonId | null; subject: SubjectKey })[]>`
		SELECT id AS "signalId", code, reason, dismissed_why AS "dismissedWhy", group_id AS "groupId",
			pupil_id AS "pupilId", subject_key AS subject
		FROM signal
		WHERE school_id = ${scope.schoolId}::uuid AND id = ${signalId}::uuid AND ended_at IS NULL
		FOR UPDATE`;
	if (!row) throw new AppError("not-found");
	const sees = (subjects: VisibleSubjects | undefined) =>
		subjects !== undefined && (subjects === "all" || subjects.includes(row.subject));
	if (sees((await findGroupAccess(tx, scope, row.groupId))?.subjects)) return row;
	if (row.pupilId !== null && sees((await findPupilAccess(tx, scope, row.pupilId))?.subjects)) return row;
	throw new AppError("not-found");
}
