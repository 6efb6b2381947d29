import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { mostMembers, whole } from "../../db/whole";
import type { GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { byName } from "../people/by-name";

export interface GroupHead {
	readonly groupId: GroupId;
	readonly name: string;
	readonly kind: "class" | "lesson-group";
	readonly combination: boolean;
	readonly subjectKey: SubjectKey | null;
	/** po, vo or mbo: which goals it works on. */
	readonly sector: string;
}

export interface Member {
	readonly pupilId: PersonId;
	readonly givenName: string;
	readonly name: string;
	readonly schoolYear: number | null;
}

/** The group itself, or null when it is not of this school. Access is decided before (findGroupAccess). */
export async function selectGroup(tx: SchoolTransaction, scope: Scope, groupId: GroupId): Promise<GroupHead | null> {
	const [row] = await tx.$queryRaw<GroupHead[]>`/* prepared */
		SELECT g.id AS "groupId", g.name, g.kind, g.combination, g.subject_key AS "subjectKey", s.sector
		FROM pupil_group g JOIN school s ON s.id = g.school_id
		WHERE g.school_id = ${scope.schoolId}::uuid AND g.id = ${groupId}::uuid`;
	return row ?? null;
}

/**
 * All members on a day (yyyy-mm-dd; begin inclusive, end exclusive), by family name.
 * @throws AppError too-many-rows for a group of more than 2,000: a part of it is no group
 */
export async function selectMembers(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
	on: string,
): Promise<Member[]> {
	const rows = await tx.$queryRaw<Member[]>`/* prepared */
		SELECT p.id AS "pupilId", p.given_name AS "givenName",
			concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name, m.school_year AS "schoolYear"
		FROM group_membership m
		JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id AND p.kind = 'pupil'
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid
			AND m.begin_date <= ${on}::date AND (m.end_date IS NULL OR m.end_date > ${on}::date)
		ORDER BY ${byName("p")}
		LIMIT ${mostMembers + 1}`;
	return whole(rows, mostMembers);
}
