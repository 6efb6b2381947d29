import { hideSourcesOfAnyRole } from "../../authz/hide-sources";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import { byName } from "../people/by-name";

/** More than a coach or class teacher has to look after; the page says when it is reached. */
export const myPupilsMax = 400;

export interface MyPupil {
	readonly pupilId: PersonId;
	readonly name: string;
	readonly givenName: string;
	readonly className: string | null;
	/** The class of which the person is class teacher; null: the pupil is coached. */
	readonly ownClassId: GroupId | null;
	/** When somebody last wrote a note, whoever may read it; null: never. */
	readonly notedAt: Date | null;
}

/**
 * The pupils that the person of the scope coaches or is class teacher of at `scope.today`, by name. Nobody for who
 * teaches a subject, for an admin and for who is not of the roster. Sources hidden from any of the person's roles stay
 * out of the transaction.
 */
export async function selectMyPupils(tx: SchoolTransaction, scope: Scope): Promise<MyPupil[]> {
	await hideSourcesOfAnyRole(tx, scope);
	const today = scope.today;
	return tx.$queryRaw<MyPupil[]>`
		WITH mine AS (
			SELECT a.pupil_id AS id FROM assignment a
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.person_id = ${scope.personId}::uuid AND a.kind = 'coach'
				AND a.begin_date <= ${today}::date AND (a.end_date IS NULL OR a.end_date > ${today}::date)
			UNION
			SELECT m.person_id FROM assignment a
			JOIN pupil_group g ON g.school_id = a.school_id AND g.id = a.group_id
				AND (g.ended_at IS NULL OR g.ended_at > ${today}::date)
			JOIN group_membership m ON m.school_id = a.school_id AND m.group_id = a.group_id
				AND m.begin_date <= ${today}::date AND (m.end_date IS NULL OR m.end_date > ${today}::date)
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.person_id = ${scope.personId}::uuid AND a.kind = 'class-teacher'
				AND a.begin_date <= ${today}::date AND (a.end_date IS NULL OR a.end_date > ${today}::date)
		)
		SELECT p.id AS "pupilId", concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name,
			p.given_name AS "givenName",
			(
				SELECT min(g.name) FROM group_membership m
				JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id AND g.kind = 'class'
				WHERE m.school_id = p.school_id AND m.person_id = p.id
					AND m.begin_date <= ${today}::date AND (m.end_date IS NULL OR m.end_date > ${today}::date)
			) AS "className",
			(
				SELECT min(a.group_id::text) FROM assignment a
				JOIN group_membership m ON m.school_id = a.school_id AND m.group_id = a.group_id AND m.person_id = p.id
					AND m.begin_date <= ${today}::date AND (m.end_date IS NULL OR m.end_date > ${today}::date)
				WHERE a.school_id = p.school_id AND a.person_id = ${scope.personId}::uuid AND a.kind = 'class-teacher'
					AND a.begin_date <= ${today}::date AND (a.end_date IS NULL OR a.end_date > ${today}::date)
			) AS "ownClassId",
			(
				SELECT max(n.created_at) FROM note n
				WHERE n.school_id = p.school_id AND n.pupil_id = p.id AND n.removed_at IS NULL
			) AS "notedAt"
		FROM person p
		WHERE p.school_id = ${scope.schoolId}::uuid AND p.id IN (SELECT id FROM mine)
			AND p.kind = 'pupil' AND (p.ended_at IS NULL OR p.ended_at > ${today}::date)
			AND EXISTS (
				SELECT 1 FROM person e WHERE e.school_id = p.school_id AND e.id = ${scope.personId}::uuid
					AND (e.ended_at IS NULL OR e.ended_at > ${today}::date)
			)
		ORDER BY ${byName("p")}
		LIMIT ${myPupilsMax}`;
}
