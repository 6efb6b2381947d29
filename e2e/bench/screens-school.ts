import type pg from "pg";
import type { GroupId, PersonId } from "../../lib/domain/ids";
import { subjectKeys } from "../../lib/domain/subjects";
import {
	assign,
	createConnection,
	createEmployee,
	createGoal,
	createSchool,
	type TestSchool,
} from "../../lib/testing/factories";
import { mapToGoal } from "../../lib/testing/goal-facts";

export interface ScreensSchool {
	readonly school: TestSchool;
	readonly classId: GroupId;
	/** All pupils of one layer. */
	readonly layerId: GroupId;
	readonly pupilId: PersonId;
	/** Class teacher of the class, who teaches the layer too. */
	readonly teacherId: PersonId;
	/** A test that the layer made. */
	readonly sittingId: string;
}

const [layers, classes, perClass, tests] = [6, 8, 28, 10];
const subjects = ["arithmetic", "dutch", "english", "biology", "history", "geography", "music", "physics"];
/** Lesson groups of these are not the class. */
const clustered = ["dutch", "english"];
/** Of this the whole layer is one lesson group. */
const together = "arithmetic";

/**
 * A school of 1,344 pupils in 48 classes over two school years: each year every pupil has a class and a lesson group of each of eight
 * subjects, of which two mix the classes of a layer and one is the whole layer; each subject has ten tests a year that a layer makes, a class at a
 * time. About 215,000 results, and a month of practice. As the superuser and by statements of many rows: this is the stage.
 */
export async function makeScreensSchool(database: pg.Client): Promise<ScreensSchool> {
	const school = await createSchool({ sector: "vo" });
	const { schoolId } = school;
	const { connectionId } = await createConnection(schoolId, { standard: "edu-v-results", adaptive: "no" });
	await makeRoster(database, school);
	await makeResults(database, schoolId, connectionId);
	for (let nth = 0; nth < 8; nth += 1) {
		const { goalId } = await createGoal({ subjectKey: "arithmetic", sector: "vo" });
		for (const year of [0, 1])
			await mapToGoal({ schoolId, connectionId }, goalId, {
				kind: "assessment",
				sourceId: `1 arithmetic ${year} ${nth}`,
			});
		await makePractice(database, schoolId, connectionId, goalId);
	}
	await database.query("VACUUM ANALYZE");
	return findPeople(database, school);
}

async function makeRoster(database: pg.Client, { schoolId, periodId, beginDate }: TestSchool): Promise<void> {
	const before = await database.query<{ id: string }>(
		`INSERT INTO school_period (school_id, id, name, begin_date, end_date)
		VALUES ($1::uuid, gen_random_uuid(), 'before', $2::date - interval '1 year', $2::date) RETURNING id`,
		[schoolId, beginDate],
	);
	await database.query(
		`CREATE TEMP TABLE bench_pupil AS SELECT n, gen_random_uuid() AS id, n / $1 + 1 AS layer FROM generate_series(0, $2 - 1) AS n`,
		[classes * perClass, layers * classes * perClass],
	);
	await database.query(
		`INSERT INTO person (school_id, id, kind, given_name, family_name)
		SELECT $1::uuid, id, 'pupil', 'V' || n, 'A' || n FROM bench_pupil`,
		[schoolId],
	);
	for (const [year, id] of [periodId, before.rows[0]?.id].entries())
		await database.query(
			`WITH place AS MATERIALIZED (
				-- Last year's classes mixed otherwise; a lesson group that is clustered takes of every class.
				SELECT p.id, k.key, p.layer, CASE WHEN k.key = '${together}' THEN 0 WHEN k.key = ANY($4) THEN p.n % ${classes}
					ELSE (p.n / ${perClass} + p.n % (1 + 2 * $3)) % ${classes} END AS nth
				FROM bench_pupil p CROSS JOIN unnest($5::text[]) AS k (key)
			), made AS (
				INSERT INTO pupil_group (school_id, id, name, kind, subject_key, school_period_id, source, source_id)
				SELECT $1::uuid, gen_random_uuid(), layer || ' ' || key || ' ' || nth,
					CASE key WHEN 'class' THEN 'class' ELSE 'lesson-group' END,
					CASE WHEN key = ANY($7) THEN key END, $2::uuid, 'bench',
					layer || ' ' || key || ' ' || nth
				FROM (SELECT DISTINCT layer, key, nth FROM place) AS g
				RETURNING id, source_id
			)
			INSERT INTO group_membership (school_id, group_id, person_id, begin_date, end_date)
			SELECT $1::uuid, made.id, place.id, $6::date - make_interval(years => $3),
				CASE $3 WHEN 1 THEN $6::date END
			FROM place JOIN made ON made.source_id = layer || ' ' || key || ' ' || nth`,
			[schoolId, id, year, clustered, ["class", ...subjects], beginDate, subjectKeys],
		);
}

async function makeResults(database: pg.Client, schoolId: string, connectionId: string): Promise<void> {
	await database.query(
		`INSERT INTO assessment (school_id, id, connection_id, source_id, name, subject_name, subject_key)
		SELECT $1::uuid, gen_random_uuid(), $2::uuid, layer || ' ' || key || ' ' || year || ' ' || nth, key || ' ' || nth, key,
			CASE WHEN key = ANY($4) THEN key ELSE 'other' END
		FROM generate_series(1, ${layers}) AS layer, unnest($3::text[]) AS key, generate_series(0, 1) AS year,
			generate_series(0, ${tests - 1}) AS nth`,
		[schoolId, connectionId, subjects, subjectKeys],
	);
	await database.query(
		`CREATE TEMP TABLE bench_entry AS
		SELECT gen_random_uuid() AS id, p.id AS pupil_id, p.n, a.id AS assessment_id,
			-- Lesson groups and classes of a layer follow each other within a few days.
			now()::date - (split_part(a.source_id, ' ', 3)::int * 250 + split_part(a.source_id, ' ', 4)::int * 12
				+ CASE a.subject_name WHEN '${together}' THEN 0 WHEN 'dutch' THEN p.n % ${classes} % 4
					ELSE p.n / ${perClass} % 4 END) AS day
		FROM bench_pupil p JOIN assessment a ON a.school_id = $1::uuid AND split_part(a.source_id, ' ', 1)::int = p.layer`,
		[schoolId],
	);
	await database.query(
		`INSERT INTO sitting (school_id, id, assessment_id, day)
		SELECT DISTINCT ON (assessment_id, day) $1::uuid, gen_random_uuid(), assessment_id, day FROM bench_entry`,
		[schoolId],
	);
	await database.query(
		`INSERT INTO sitting_entry (school_id, id, connection_id, source_id, sitting_id, assessment_id, pupil_id, taken_at, status,
			missing, modified_at, fingerprint, received_at, delivery_id, record_index)
		SELECT $1::uuid, e.id, $2::uuid, e.id::text, t.id, e.assessment_id, e.pupil_id, e.day + time '10:00',
			CASE WHEN hashtext('busy ' || e.id) & 63 = 0 THEN 'in-progress' ELSE 'final' END,
			hashtext('missing ' || e.id) & 31 = 0, e.day + time '11:00', '\\x00', e.day + time '12:00', $1::uuid, 0
		FROM bench_entry e JOIN sitting t ON t.school_id = $1::uuid AND t.assessment_id = e.assessment_id AND t.day = e.day`,
		[schoolId, connectionId],
	);
	await database.query(
		`INSERT INTO outcome (school_id, entry_id, position, kind, type, text, number, maximum, part_source_id, scale_ids)
		SELECT $1::uuid, e.id, o, 'score', 'percentage-correct', v::text, v, 100, CASE o WHEN 0 THEN '' ELSE 'part ' || o END, '{}'
		FROM bench_entry e CROSS JOIN generate_series(0, 2) AS o
		CROSS JOIN LATERAL (SELECT (hashtext(o || ' ' || e.id) & 1023) % 101 AS v) AS value`,
		[schoolId],
	);
}

async function makePractice(
	database: pg.Client,
	schoolId: string,
	connectionId: string,
	goalId: string,
): Promise<void> {
	await database.query(
		`INSERT INTO practice_day (school_id, pupil_id, kind, key, connection_id, day, attempts, judged, correct, first_judged,
			first_correct, partial, partial_sum, partial_sum_squares, duration_ms, last_at)
		SELECT $1::uuid, p.id, c.kind, c.key, $2::uuid, now()::date - d, 8, 8, (p.n + d) % 9, 8, (p.n + d) % 9, 0, 0, 0, 96000,
			now() - make_interval(days => d)
		FROM bench_pupil p CROSS JOIN generate_series(1, 30) AS d
		CROSS JOIN (VALUES ('total', ''), ('subject', 'arithmetic'), ('goal', $3::text)) AS c (kind, key)
		ON CONFLICT DO NOTHING`,
		[schoolId, connectionId, goalId],
	);
}

async function findPeople(database: pg.Client, school: TestSchool): Promise<ScreensSchool> {
	const { schoolId, periodId } = school;
	const one = async <Id extends string>(text: string, ...values: unknown[]): Promise<Id> => {
		const { rows } = await database.query<{ id: Id }>(text, values);
		if (rows[0] === undefined) throw new Error("the school is not as meant");
		return rows[0].id;
	};
	const group = "SELECT id FROM pupil_group WHERE school_id = $1 AND school_period_id = $2 AND source_id = $3";
	const classId = await one<GroupId>(group, schoolId, periodId, "1 class 0");
	const layerId = await one<GroupId>(group, schoolId, periodId, `1 ${together} 0`);
	const pupilId = await one<PersonId>(
		"SELECT min(person_id::text) AS id FROM group_membership WHERE group_id = $1",
		classId,
	);
	const sittingId = await one(
		`SELECT e.sitting_id AS id FROM sitting_entry e JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		WHERE e.school_id = $1 AND e.pupil_id = $2 AND a.source_id = '1 arithmetic 0 3'`,
		...[schoolId, pupilId],
	);
	const { personId: teacherId } = await createEmployee(schoolId);
	await assign(schoolId, teacherId, { kind: "class-teacher", groupId: classId });
	await assign(schoolId, teacherId, { kind: "teacher", groupId: layerId });
	return { school, classId, layerId, pupilId, teacherId, sittingId };
}
