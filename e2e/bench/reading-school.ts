import type pg from "pg";
import { inSchool } from "../../lib/db/in-school";
import type { ConnectionId, GoalId, GroupId, PersonId, SchoolId } from "../../lib/domain/ids";
import {
	assign,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
} from "../../lib/testing/factories";

export interface ReadingSchool {
	readonly schoolId: SchoolId;
	readonly groupId: GroupId;
	readonly teacherId: PersonId;
	readonly connectionId: ConnectionId;
	readonly pupilIds: readonly PersonId[];
	readonly goalIds: readonly GoalId[];
}

/** Attempts of each pupil in a school year: five on each of 250 days. */
const perPupil = 1250;
const perDay = 5;

/** One class of 30 with its teacher, eight goals and a source of practice that is not adaptive. */
export async function makeReadingSchool(): Promise<ReadingSchool> {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school);
	const { personId: teacherId } = await createEmployee(schoolId);
	await assign(schoolId, teacherId, { kind: "class-teacher", groupId });
	const pupilIds: PersonId[] = [];
	for (let number = 0; number < 30; number += 1) pupilIds.push((await createPupil(schoolId, { groupId })).pupilId);
	const { connectionId } = await createConnection(schoolId, { standard: "xapi", adaptive: "no" });
	const goalIds: GoalId[] = [];
	for (let number = 0; number < 8; number += 1) goalIds.push((await createGoal()).goalId);
	const data = goalIds.map((goalId, unit) => ({
		...{ schoolId, connectionId, kind: "unit", sourceId: `unit-${unit}`, goalId, version: 1 },
	}));
	await inSchool(school, (tx) => tx.goalMapping.createMany({ data }));
	return { schoolId, groupId, teacherId, connectionId, pupilIds, goalIds };
}

/**
 * Adds pupils with a year of practice, the class first, until the school has this many attempts, and their day rollups.
 * As the superuser and in one statement each: this is the stage, not what is measured.
 * @returns how many attempts there are
 */
export async function growPractice(database: pg.Client, school: ReadingSchool, events: number): Promise<number> {
	const { schoolId, connectionId, pupilIds } = school;
	await database.query(
		"CREATE TABLE IF NOT EXISTS bench_pupil (n serial PRIMARY KEY, id uuid, done boolean DEFAULT false)",
	);
	await database.query(
		"INSERT INTO bench_pupil (id) SELECT id FROM unnest($1::uuid[]) AS t(id) WHERE NOT EXISTS (SELECT FROM bench_pupil)",
		[pupilIds],
	);
	await database.query(
		"INSERT INTO bench_pupil (id) SELECT gen_random_uuid() FROM generate_series(1, $1::int - (SELECT count(*)::int FROM bench_pupil))",
		[Math.max(pupilIds.length, Math.ceil(events / perPupil))],
	);
	await database.query(
		`INSERT INTO attempt (school_id, id, at, pupil_id, connection_id, item_id, unit_id, success, duration_ms, delivery_id,
				record_index, received_at, mapping_version)
			SELECT $1::uuid, gen_random_uuid(), now() - make_interval(days => k / ${perDay}, mins => k % ${perDay}), p.id, $2::uuid,
				'item-' || k, 'unit-' || (k / ${perDay} % 8), abs(hashint4(p.n * 7919 + k)) % 100 < 45 + p.n % 50, 12000, $1::uuid,
				0, now(), 1
			FROM bench_pupil p CROSS JOIN generate_series(0, ${perPupil - 1}) AS k WHERE NOT p.done`,
		[schoolId, connectionId],
	);
	await database.query(
		`INSERT INTO practice_day (school_id, pupil_id, kind, key, connection_id, day, attempts, judged, correct, first_judged,
				first_correct, partial, partial_sum, partial_sum_squares, duration_ms, last_at)
			SELECT a.school_id, a.pupil_id, c.kind, c.key, a.connection_id, (a.at AT TIME ZONE 'Europe/Amsterdam')::date,
				count(*), count(*), count(*) FILTER (WHERE a.success), count(*), count(*) FILTER (WHERE a.success), 0, 0, 0,
				sum(a.duration_ms), max(a.at)
			FROM attempt a JOIN bench_pupil p ON p.id = a.pupil_id AND NOT p.done
			JOIN goal_mapping m ON m.school_id = a.school_id AND m.connection_id = a.connection_id AND m.source_id = a.unit_id
			CROSS JOIN LATERAL (VALUES ('total', ''), ('subject', 'arithmetic'), ('goal', m.goal_id::text)) AS c (kind, key)
			WHERE a.school_id = $1::uuid
			GROUP BY 1, 2, 3, 4, 5, 6`,
		[schoolId],
	);
	await database.query("UPDATE bench_pupil SET done = true WHERE NOT done");
	await database.query("VACUUM ANALYZE attempt, practice_day");
	const { rows } = await database.query<{ n: number }>("SELECT count(*)::int AS n FROM attempt");
	return rows[0]?.n ?? 0;
}
