import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";

export interface PupilHead {
	readonly name: string;
	readonly givenName: string;
	/** Names of the coaches at `scope.today`. */
	readonly coaches: readonly string[];
}

/** Who this pupil is, and who coaches; null: not there. Whether the reader may see the pupil is asked before. */
export async function selectPupil(tx: SchoolTransaction, scope: Scope, pupilId: PersonId): Promise<PupilHead | null> {
	const [pupil] = await tx.$queryRaw<PupilHead[]>`
		SELECT concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name, p.given_name AS "givenName",
			coalesce((
				SELECT array_agg(DISTINCT concat_ws(' ', e.given_name, e.name_prefix, e.family_name))
				FROM assignment a
				JOIN person e ON e.school_id = a.school_id AND e.id = a.person_id
				WHERE a.school_id = p.school_id AND a.kind = 'coach' AND a.pupil_id = p.id
					AND a.begin_date <= ${scope.today}::date AND (a.end_date IS NULL OR a.end_date > ${scope.today}::date)
			), '{}') AS coaches
		FROM person p
		WHERE p.school_id = ${scope.schoolId}::uuid AND p.id = ${pupilId}::uuid`;
	return pupil ?? null;
}
