import type { PupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { subjectKeyOf } from "../pupils/subject-key";

export interface OwnEntry {
	readonly status: string;
	readonly missing: boolean;
	readonly fingerprint: Uint8Array<ArrayBuffer>;
	/** Disputed or set aside already. */
	readonly isMarked: boolean;
}

/**
 * A result of a pupil that the reader may see, held until the end of the transaction: nobody else marks it, and no
 * delivery changes it. Null for one of a subject that is not theirs, of another pupil, or none.
 */
export async function selectOwnEntry(
	tx: SchoolTransaction,
	scope: Scope,
	access: PupilAccess,
	entryId: string,
): Promise<OwnEntry | null> {
	const [row] = await tx.$queryRaw<(OwnEntry & { subjectKey: string | null })[]>`
		SELECT e.status, e.missing, e.fingerprint, a.subject_key AS "subjectKey", EXISTS (
			SELECT FROM result_mark m WHERE m.school_id = e.school_id AND m.entry_id = e.id
				AND m.state IN ('disputed', 'set-aside')
		) AS "isMarked"
		FROM sitting_entry e JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.id = ${entryId}::uuid AND e.pupil_id = ${access.pupilId}::uuid
		FOR UPDATE OF e`;
	if (!row) return null;
	const { subjectKey, ...entry } = row;
	return access.subjects === "all" || access.subjects.includes(subjectKeyOf(subjectKey)) ? entry : null;
}
