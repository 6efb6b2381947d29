import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { byName } from "../people/by-name";

export interface RosterOverview {
	readonly pupils: number;
	readonly employees: number;
	readonly groups: number;
	/** Pupils of today who are in no group: no teacher sees them. */
	readonly pupilsWithoutGroup: NamedFew;
	/** Groups of today that nobody teaches: nobody sees them. */
	readonly groupsWithoutTeacher: NamedFew;
}
/** The first twenty by name, and how many there are. */
export interface NamedFew {
	readonly count: number;
	readonly names: readonly string[];
}

/** The roster as it is today, and where it has holes. */
export async function getRosterOverview(scope: Scope): Promise<RosterOverview> {
	requireAdmin(scope);
	const { schoolId, today } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const [counts] = await tx.$queryRaw<{ pupils: number; employees: number; groups: number }[]>`
			SELECT
				(SELECT count(*)::int FROM person p WHERE p.school_id = ${schoolId}::uuid AND p.kind = 'pupil'
					AND (p.ended_at IS NULL OR p.ended_at > ${today}::date)) AS pupils,
				(SELECT count(*)::int FROM person p WHERE p.school_id = ${schoolId}::uuid AND p.kind = 'employee'
					AND (p.ended_at IS NULL OR p.ended_at > ${today}::date)) AS employees,
				(SELECT count(*)::int FROM pupil_group g
					JOIN school_period s ON s.school_id = g.school_id AND s.id = g.school_period_id
					WHERE g.school_id = ${schoolId}::uuid AND (g.ended_at IS NULL OR g.ended_at > ${today}::date)
						AND s.begin_date <= ${today}::date AND s.end_date > ${today}::date) AS groups`;
		const pupils = await tx.$queryRaw<Named[]>`
			SELECT concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name, count(*) OVER ()::int AS count
			FROM person p
			WHERE p.school_id = ${schoolId}::uuid AND p.kind = 'pupil' AND (p.ended_at IS NULL OR p.ended_at > ${today}::date)
				AND NOT EXISTS (
					SELECT 1 FROM group_membership m
					JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
					WHERE m.school_id = p.school_id AND m.person_id = p.id AND m.begin_date <= ${today}::date
						AND (m.end_date IS NULL OR m.end_date > ${today}::date)
						AND (g.ended_at IS NULL OR g.ended_at > ${today}::date)
				)
			ORDER BY ${byName("p")}
			LIMIT 20`;
		const groups = await tx.$queryRaw<Named[]>`
			SELECT g.name, count(*) OVER ()::int AS count
			FROM pupil_group g
			JOIN school_period s ON s.school_id = g.school_id AND s.id = g.school_period_id
			WHERE g.school_id = ${schoolId}::uuid AND (g.ended_at IS NULL OR g.ended_at > ${today}::date)
				AND s.begin_date <= ${today}::date AND s.end_date > ${today}::date
				AND NOT EXISTS (
					SELECT 1 FROM assignment a
					JOIN person e ON e.school_id = a.school_id AND e.id = a.person_id
					WHERE a.school_id = g.school_id AND a.group_id = g.id AND a.begin_date <= ${today}::date
						AND (a.end_date IS NULL OR a.end_date > ${today}::date)
						AND (e.ended_at IS NULL OR e.ended_at > ${today}::date)
				)
			ORDER BY g.name, g.id
			LIMIT 20`;
		const none = { pupils: 0, employees: 0, groups: 0 };
		return { ...(counts ?? none), pupilsWithoutGroup: few(pupils), groupsWithoutTeacher: few(groups) };
	});
}

interface Named {
	readonly name: string;
	readonly count: number;
}

function few(rows: readonly Named[]): NamedFew {
	return { count: rows[0]?.count ?? 0, names: rows.map(({ name }) => name) };
}
