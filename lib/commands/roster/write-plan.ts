import type { SchoolTransaction } from "../../db/in-school";
import type { RosterPlan } from "../../queries/roster/plan-roster";

/** Writes a plan with one statement a table, whatever its size. Runs inside the transaction that the plan was made in. */
export async function writePlan(
	tx: SchoolTransaction,
	schoolId: string,
	source: string,
	plan: RosterPlan,
): Promise<void> {
	const { people, groups, memberships, assignments } = plan;
	const persons = JSON.stringify([...people.added, ...people.changed, ...people.ended]);
	await tx.$executeRaw`
		INSERT INTO person (school_id, id, kind, given_name, name_prefix, family_name, ended_at)
		SELECT ${schoolId}::uuid, r.* FROM json_to_recordset(${persons}::json)
			AS r (id uuid, kind text, given_name text, name_prefix text, family_name text, ended_at date)
		ON CONFLICT (school_id, id) DO UPDATE SET given_name = excluded.given_name,
			name_prefix = excluded.name_prefix, family_name = excluded.family_name, ended_at = excluded.ended_at`;
	await tx.$executeRaw`
		UPDATE person_correction AS c
		SET roster_given_name = r.given_name, roster_name_prefix = r.name_prefix, roster_family_name = r.family_name
		FROM json_to_recordset(${JSON.stringify(people.saidOtherwise)}::json)
			AS r (person_id uuid, given_name text, name_prefix text, family_name text)
		WHERE c.school_id = ${schoolId}::uuid AND c.person_id = r.person_id AND c.state = 'stands'`;
	await tx.$executeRaw`
		INSERT INTO person_identifier (school_id, type, source, value, person_id, came_with)
		SELECT ${schoolId}::uuid, r.* FROM json_to_recordset(${JSON.stringify(people.identifiers)}::json)
			AS r (type text, source text, value text, person_id uuid, came_with uuid)`;
	await tx.$executeRaw`
		INSERT INTO school_period (school_id, id, name, begin_date, end_date)
		SELECT ${schoolId}::uuid, r.* FROM json_to_recordset(${JSON.stringify(plan.periods)}::json)
			AS r (id uuid, name text, begin_date date, end_date date)`;
	const grouped = JSON.stringify([...groups.added, ...groups.changed, ...groups.ended]);
	await tx.$executeRaw`
		INSERT INTO pupil_group
			(school_id, id, name, kind, subject_key, combination, school_period_id, source, source_id, ended_at)
		SELECT ${schoolId}::uuid, r.id, r.name, r.kind, r.subject_key, r.combination, r.period_id, ${source}, r.source_id,
			r.ended_at
		FROM json_to_recordset(${grouped}::json) AS r (id uuid, name text, kind text, subject_key text,
			combination boolean, period_id uuid, source_id text, ended_at date)
		ON CONFLICT (school_id, id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
			subject_key = excluded.subject_key, combination = excluded.combination, ended_at = excluded.ended_at`;
	const rows = JSON.stringify([...memberships.added, ...memberships.changed]);
	await tx.$executeRaw`
		INSERT INTO group_membership (school_id, group_id, person_id, school_year, begin_date, end_date)
		SELECT ${schoolId}::uuid, r.* FROM json_to_recordset(${rows}::json)
			AS r (group_id uuid, person_id uuid, school_year int, begin_date date, end_date date)
		ON CONFLICT (school_id, group_id, person_id, begin_date) DO UPDATE SET school_year = excluded.school_year,
			end_date = excluded.end_date`;
	const assigned = JSON.stringify([...assignments.added, ...assignments.ended]);
	await tx.$executeRaw`
		INSERT INTO assignment (school_id, id, person_id, kind, group_id, pupil_id, begin_date, end_date, source)
		SELECT ${schoolId}::uuid, r.*, ${source} FROM json_to_recordset(${assigned}::json) AS r (id uuid, person_id uuid,
			kind text, group_id uuid, pupil_id uuid, begin_date date, end_date date)
		ON CONFLICT (school_id, id) DO UPDATE SET end_date = excluded.end_date`;
}
