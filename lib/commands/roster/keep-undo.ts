import type { SchoolTransaction } from "../../db/in-school";
import type { RosterPlan } from "../../queries/roster/plan-roster";

/**
 * Keeps how the rows that a plan is about to write are now, as far as it writes them; null for those that it brings. Only the last applied file can
 * be taken back, so what was kept of earlier ones goes. Before write-plan, in the same transaction.
 */
export async function keepUndo(
	tx: SchoolTransaction,
	schoolId: string,
	importId: string,
	plan: RosterPlan,
): Promise<void> {
	await tx.rosterUndo.deleteMany({ where: { schoolId } });
	const { people, groups, memberships, assignments, periods } = plan;
	const persons = JSON.stringify([...people.added, ...people.changed, ...people.ended]);
	await tx.$executeRaw`
		INSERT INTO roster_undo (school_id, import_id, noun, key, person_id, before)
		SELECT ${schoolId}::uuid, ${importId}::uuid, 'person', r.id::text, r.id,
			CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('given_name', p.given_name, 'name_prefix', p.name_prefix,
				'family_name', p.family_name, 'ended_at', p.ended_at) END
		FROM json_to_recordset(${persons}::json) AS r (id uuid)
		LEFT JOIN person p ON p.school_id = ${schoolId}::uuid AND p.id = r.id`;
	await tx.$executeRaw`
		INSERT INTO roster_undo (school_id, import_id, noun, key, person_id)
		SELECT ${schoolId}::uuid, ${importId}::uuid, 'identifier', json_build_array(r.type, r.source, r.value)::text, r.person_id
		FROM json_to_recordset(${JSON.stringify(people.identifiers)}::json)
			AS r (type text, source text, value text, person_id uuid)`;
	await tx.$executeRaw`
		INSERT INTO roster_undo (school_id, import_id, noun, key)
		SELECT ${schoolId}::uuid, ${importId}::uuid, 'period', r.id::text
		FROM json_to_recordset(${JSON.stringify(periods)}::json) AS r (id uuid)`;
	const grouped = JSON.stringify([...groups.added, ...groups.changed, ...groups.ended]);
	await tx.$executeRaw`
		INSERT INTO roster_undo (school_id, import_id, noun, key, group_id, before)
		SELECT ${schoolId}::uuid, ${importId}::uuid, 'group', r.id::text, r.id,
			CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('name', g.name, 'kind', g.kind, 'subject_key', g.subject_key,
				'combination', g.combination, 'ended_at', g.ended_at) END
		FROM json_to_recordset(${grouped}::json) AS r (id uuid)
		LEFT JOIN pupil_group g ON g.school_id = ${schoolId}::uuid AND g.id = r.id`;
	const rows = JSON.stringify([...memberships.added, ...memberships.changed]);
	await tx.$executeRaw`
		INSERT INTO roster_undo (school_id, import_id, noun, key, person_id, group_id, before)
		SELECT ${schoolId}::uuid, ${importId}::uuid, 'membership', concat_ws(' ', r.group_id, r.person_id, r.begin_date),
			r.person_id, r.group_id, CASE WHEN m.group_id IS NOT NULL
				THEN jsonb_build_object('end_date', m.end_date, 'school_year', m.school_year) END
		FROM json_to_recordset(${rows}::json) AS r (group_id uuid, person_id uuid, begin_date date)
		LEFT JOIN group_membership m ON m.school_id = ${schoolId}::uuid AND m.group_id = r.group_id
			AND m.person_id = r.person_id AND m.begin_date = r.begin_date`;
	const assigned = JSON.stringify([...assignments.added, ...assignments.ended]);
	await tx.$executeRaw`
		INSERT INTO roster_undo (school_id, import_id, noun, key, person_id, before)
		SELECT ${schoolId}::uuid, ${importId}::uuid, 'assignment', r.id::text, r.person_id,
			CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('end_date', a.end_date) END
		FROM json_to_recordset(${assigned}::json) AS r (id uuid, person_id uuid)
		LEFT JOIN assignment a ON a.school_id = ${schoolId}::uuid AND a.id = r.id`;
}
