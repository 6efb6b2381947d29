import { listAccessibleGroups, type VisibleSubjects } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { byName } from "../people/by-name";

export interface MyGroup {
	readonly groupId: GroupId;
	readonly name: string;
	readonly kind: "class" | "lesson-group";
	readonly combination: boolean;
	readonly subjects: VisibleSubjects;
	/** Members at `scope.today`. */
	readonly pupils: number;
	/** The latest test or practice of these pupils in the last year; null: none. */
	readonly lastTestAt: Date | null;
	readonly lastPracticeAt: Date | null;
}

export interface MyPupil {
	readonly pupilId: PersonId;
	readonly name: string;
	/** The class at `scope.today`, where there is one. */
	readonly className: string | null;
}

export interface MyGroups {
	readonly groups: readonly MyGroup[];
	/** Pupils that the person coaches; at most 2,000. */
	readonly coached: readonly MyPupil[];
	/** Taught in the last year and no longer: names alone, for the right ended with the assignment. */
	readonly past: readonly PastGroup[];
}

export interface PastGroup {
	readonly groupId: GroupId;
	readonly name: string;
	/** The last day of the assignment or of the group, yyyy-mm-dd. */
	readonly lastDay: string;
}

/** Whose results the person sees today, by the roster: classes, lesson groups and coached pupils, by name. */
export function listMyGroups(scope: Scope): Promise<MyGroups> {
	return inSchool(scope, async (tx) => {
		const access = await listAccessibleGroups(tx, scope);
		const subjects = new Map(access.map((group) => [group.groupId, group.subjects]));
		const rows = await selectGroups(tx, scope, [...subjects.keys()]);
		return {
			groups: rows.map((row) => ({ ...row, subjects: subjects.get(row.groupId) ?? [] })),
			coached: await selectCoached(tx, scope),
			past: await selectPast(tx, scope, [...subjects.keys()]),
		};
	});
}

function selectGroups(tx: SchoolTransaction, scope: Scope, groupIds: readonly GroupId[]) {
	const since = addDays(scope.today, -365);
	return tx.$queryRaw<Omit<MyGroup, "subjects">[]>`
		SELECT g.id AS "groupId", g.name, g.kind, g.combination, m.pupils, m.last_test_at AS "lastTestAt",
			m.last_practice_at AS "lastPracticeAt"
		FROM pupil_group g
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS pupils, max(t.at) AS last_test_at, max(p.at) AS last_practice_at
			FROM (
				SELECT DISTINCT person_id FROM group_membership gm
				WHERE gm.school_id = g.school_id AND gm.group_id = g.id AND gm.begin_date <= ${scope.today}::date
					AND (gm.end_date IS NULL OR gm.end_date > ${scope.today}::date)
			) member
			CROSS JOIN LATERAL (
				SELECT max(taken_at) AS at FROM sitting_entry e
				WHERE e.school_id = g.school_id AND e.pupil_id = member.person_id AND e.status NOT IN ('withdrawn', 'set-aside', 'refused')
					AND e.taken_at >= ${since}::date
			) t
			CROSS JOIN LATERAL (
				SELECT max(last_at) AS at FROM practice_day d
				WHERE d.school_id = g.school_id AND d.pupil_id = member.person_id AND d.kind = 'total' AND d.key = ''
					AND d.day >= ${since}::date
			) p
		) m
		WHERE g.school_id = ${scope.schoolId}::uuid AND g.id = ANY(${groupIds}::uuid[])
		ORDER BY g.kind, g.name, g.id`;
}

function selectPast(tx: SchoolTransaction, scope: Scope, current: readonly GroupId[]): Promise<PastGroup[]> {
	if (scope.personId === null || !scope.roles.has("staff")) return Promise.resolve([]);
	return tx.$queryRaw<PastGroup[]>`
		SELECT g.id AS "groupId", g.name, (max(least(a.end_date, g.ended_at::date)) - 1)::text AS "lastDay"
		FROM assignment a
		JOIN pupil_group g ON g.school_id = a.school_id AND g.id = a.group_id
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.person_id = ${scope.personId}::uuid
			AND a.kind IN ('class-teacher', 'teacher') AND NOT g.id = ANY(${current}::uuid[])
			AND least(a.end_date, g.ended_at::date) <= ${scope.today}::date
			AND least(a.end_date, g.ended_at::date) > ${addDays(scope.today, -365)}::date
		GROUP BY g.id, g.name
		ORDER BY "lastDay" DESC, g.name, g.id
		LIMIT 20`;
}

function selectCoached(tx: SchoolTransaction, scope: Scope) {
	if (scope.personId === null || !scope.roles.has("staff")) return Promise.resolve([]);
	return tx.$queryRaw<MyPupil[]>`
		SELECT p.id AS "pupilId", concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name,
			(
				SELECT min(g.name) FROM group_membership m
				JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id AND g.kind = 'class'
				WHERE m.school_id = p.school_id AND m.person_id = p.id AND m.begin_date <= ${scope.today}::date
					AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)
			) AS "className"
		FROM person p
		WHERE p.school_id = ${scope.schoolId}::uuid AND p.kind = 'pupil'
			AND (p.ended_at IS NULL OR p.ended_at > ${scope.today}::date)
			AND EXISTS (
				SELECT 1 FROM assignment a
				JOIN person employee ON employee.school_id = a.school_id AND employee.id = a.person_id
				WHERE a.school_id = p.school_id AND a.person_id = ${scope.personId}::uuid AND a.kind = 'coach'
					AND a.pupil_id = p.id AND a.begin_date <= ${scope.today}::date
					AND (a.end_date IS NULL OR a.end_date > ${scope.today}::date)
					AND (employee.ended_at IS NULL OR employee.ended_at > ${scope.today}::date)
			)
		ORDER BY ${byName("p")}
		LIMIT 2000`;
}
