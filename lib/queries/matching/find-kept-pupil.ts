import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";

/**
 * Who an id stands for now, where that pupil was merged into another: an address that somebody kept still leads there.
 * Null where nobody was, or the one who remains is not the reader's to see.
 */
export function findKeptPupil(scope: Scope, pupilId: PersonId): Promise<PersonId | null> {
	const { schoolId } = scope;
	return inSchool(scope, async (tx) => {
		const [kept] = await tx.$queryRaw<{ id: PersonId }[]>`
			WITH RECURSIVE kept AS (
				SELECT pupil_id AS id, 1 AS step FROM person_match
				WHERE school_id = ${schoolId}::uuid AND state = 'merged' AND other_id = ${pupilId}::uuid
				UNION ALL
				SELECT m.pupil_id, k.step + 1 FROM person_match AS m JOIN kept AS k ON m.other_id = k.id
				WHERE m.school_id = ${schoolId}::uuid AND m.state = 'merged' AND k.step < 20
			)
			SELECT id FROM kept ORDER BY step DESC LIMIT 1`;
		if (!kept || (await findPupilAccess(tx, scope, kept.id)) === null) return null;
		return kept.id;
	});
}
