import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { mostMembers, whole } from "../../db/whole";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";

export interface SignalGroup {
	readonly groupId: GroupId;
	readonly sector: string;
	/** Null: a class, all subjects. */
	readonly subjectKey: SubjectKey | null;
	readonly combination: boolean;
	/** First day of its school year. */
	readonly begin: string;
}

/** A group that is there on a day (yyyy-mm-dd); null: it has ended, or is not of this school. */
export async function selectSignalGroup(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupId: GroupId,
	on: string,
): Promise<SignalGroup | null> {
	const [row] = await tx.$queryRaw<SignalGroup[]>`
		SELECT g.id AS "groupId", s.sector, g.subject_key AS "subjectKey", g.combination, p.begin_date::text AS begin
		FROM pupil_group g
		JOIN school s ON s.id = g.school_id
		JOIN school_period p ON p.school_id = g.school_id AND p.id = g.school_period_id
		WHERE g.school_id = ${scope.schoolId}::uuid AND g.id = ${groupId}::uuid
			AND p.begin_date <= ${on}::date AND p.end_date > ${on}::date AND (g.ended_at IS NULL OR g.ended_at > ${on}::date)`;
	return row ?? null;
}

export interface SignalMember {
	readonly pupilId: PersonId;
	readonly since: string;
	readonly schoolYear: number | null;
}

/** Pupils who are members on a day, and since when. One more than 2,000 says that the group is too large. */
export function selectSignalMembers(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupId: GroupId,
	on: string,
): Promise<SignalMember[]> {
	return tx.$queryRaw<SignalMember[]>`
		SELECT p.id AS "pupilId", min(m.begin_date)::text AS since, min(m.school_year) AS "schoolYear"
		FROM group_membership m
		JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id AND p.kind = 'pupil'
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid
			AND m.begin_date <= ${on}::date AND (m.end_date IS NULL OR m.end_date > ${on}::date)
			AND (p.ended_at IS NULL OR p.ended_at > ${on}::date)
		GROUP BY p.id
		ORDER BY p.id
		LIMIT ${mostMembers + 1}`;
}

/** More goals than any framework has. */
const mostGoals = 2_000;

/** Measurable goals that something of this school is mapped to: of one subject, or (null) of all. */
export async function selectSignalGoals(
	tx: SchoolTransaction,
	scope: AnyScope,
	{ sector, subjectKey }: SignalGroup,
): Promise<{ goalId: GoalId; subject: SubjectKey }[]> {
	const rows = await tx.$queryRaw<{ goalId: GoalId; subject: SubjectKey }[]>`
		SELECT g.id AS "goalId", g.subject_key AS subject
		FROM goal g
		WHERE g.sector = ${sector} AND g.measurable AND (${subjectKey}::text IS NULL OR g.subject_key = ${subjectKey})
			AND EXISTS (SELECT 1 FROM goal_mapping m WHERE m.school_id = ${scope.schoolId}::uuid AND m.goal_id = g.id)
		ORDER BY g.position, g.id
		LIMIT ${mostGoals + 1}`;
	return whole(rows, mostGoals);
}
