import { findGroupAccess, findPupilAccess, type VisibleSubjects } from "../../authz/access";
import { hideSourcesOfEveryRole } from "../../authz/hide-sources";
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
	const about = await findAbout(tx, scope, signalId);
	const byGroup = about && (await findGroupAccess(tx, scope, about.groupId))?.subjects;
	const signal = byGroup && (await lockSignal(tx, scope, signalId, byGroup));
	if (signal) return signal;
	const byPupil = about?.pupilId && (await findPupilAccess(tx, scope, about.pupilId))?.subjects;
	const ofPupil = byPupil && (await lockSignal(tx, scope, signalId, byPupil));
	if (ofPupil) return ofPupil;
	throw new AppError("not-found");
}

/** Whose access to ask for. What the signal says is read only once access, and so what is hidden, is known. */
async function findAbout(tx: SchoolTransaction, scope: Scope, signalId: string) {
	await hideSourcesOfEveryRole(tx, scope);
	const [row] = await tx.$queryRaw<{ groupId: GroupId; pupilId: PersonId | null }[]>`
		SELECT group_id AS "groupId", pupil_id AS "pupilId" FROM signal
		WHERE school_id = ${scope.schoolId}::uuid AND id = ${signalId}::uuid AND ended_at IS NULL`;
	return row ?? null;
}

async function lockSignal(
	tx: SchoolTransaction,
	scope: Scope,
	signalId: string,
	subjects: VisibleSubjects,
): Promise<OwnSignal | null> {
	const [row] = await tx.$queryRaw<(OwnSignal & { subject: SubjectKey })[]>`
		SELECT id AS "signalId", code, reason, dismissed_why AS "dismissedWhy", subject_key AS subject
		FROM signal
		WHERE school_id = ${scope.schoolId}::uuid AND id = ${signalId}::uuid AND ended_at IS NULL
		FOR UPDATE`;
	return row && (subjects === "all" || subjects.includes(row.subject)) ? row : null;
}
