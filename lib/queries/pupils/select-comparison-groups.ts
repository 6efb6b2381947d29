import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";

/** A group in which a pupil is today, with everybody who was in it in this school year. */
export interface ComparisonGroup {
	readonly groupId: GroupId;
	/** The school year that the group is of. */
	readonly periodId: string;
	readonly name: string;
	readonly kind: "class" | "lesson-group";
	readonly subjectKey: string | null;
	readonly combination: boolean;
	readonly members: readonly GroupMember[];
}

export interface GroupMember {
	readonly personId: PersonId;
	readonly schoolYear: number | null;
	/** yyyy-mm-dd; end exclusive. */
	readonly beginDate: string;
	readonly endDate: string | null;
}

/** Classes and lesson groups of these pupils at `scope.today`, with their memberships. */
export function selectComparisonGroups(
	tx: SchoolTransaction,
	scope: Scope,
	pupilIds: readonly PersonId[],
): Promise<ComparisonGroup[]> {
	return tx.$queryRaw<ComparisonGroup[]>`
		SELECT g.id AS "groupId", g.school_period_id AS "periodId", g.name, g.kind, g.subject_key AS "subjectKey", g.combination,
			json_agg(json_build_object('personId', m.person_id, 'schoolYear', m.school_year,
				'beginDate', m.begin_date, 'endDate', m.end_date)) AS members
		FROM pupil_group g
		JOIN group_membership m ON m.school_id = g.school_id AND m.group_id = g.id
		WHERE g.school_id = ${scope.schoolId}::uuid AND (g.ended_at IS NULL OR g.ended_at > ${scope.today}::date)
			AND EXISTS (
				SELECT 1 FROM group_membership own
				WHERE own.school_id = g.school_id AND own.group_id = g.id AND own.person_id = ANY(${pupilIds}::uuid[])
					AND own.begin_date <= ${scope.today}::date
					AND (own.end_date IS NULL OR own.end_date > ${scope.today}::date)
			)
		GROUP BY g.school_id, g.id
		ORDER BY g.kind, g.name, g.id`;
}
