import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import type { Place } from "./fact";
import { practiceColumns } from "./practice-sql";

/**
 * Adds time with material to the rollup, in rows of its own: no task, no verdict. Of each session the longest time counts; a subject
 * gets it where the unit of the material, else the material itself, is mapped to a goal of it.
 * @param days the relation `days` (pupil_id, day, begins, ends), whose rows of practice_day were removed
 */
export async function insertUseDays(tx: SchoolTransaction, place: Place, days: Prisma.Sql): Promise<void> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	await tx.$executeRaw`
		WITH ${days}, visit AS MATERIALIZED (
			SELECT u.pupil_id, d.day, u.material_id, u.unit_id, max(u.duration_ms) AS duration_ms, max(u.at) AS last_at
			FROM days AS d
			JOIN material_use AS u ON u.school_id = ${school} AND u.connection_id = ${connection} AND u.pupil_id = d.pupil_id
				AND u.at >= d.begins AND u.at < d.ends AND NOT u.withdrawn AND u.duration_ms > 0
			GROUP BY u.pupil_id, d.day, u.material_id, u.unit_id, CASE WHEN u.session = '' THEN u.source_id ELSE u.session END
		), subject AS (
			SELECT DISTINCT v.material_id, v.unit_id, g.subject_key
			FROM (SELECT DISTINCT material_id, unit_id FROM visit) AS v
			JOIN goal_mapping AS m ON m.school_id = ${school} AND m.connection_id = ${connection} AND m.kind = 'unit'
				AND m.source_id IN (v.material_id, v.unit_id)
			JOIN goal AS g ON g.id = m.goal_id
		), counted AS (
			SELECT pupil_id, day, '' AS key, duration_ms, last_at FROM visit
			UNION ALL
			SELECT v.pupil_id, v.day, s.subject_key, v.duration_ms, v.last_at
			FROM visit AS v JOIN subject AS s ON s.material_id = v.material_id AND s.unit_id IS NOT DISTINCT FROM v.unit_id
		), practice AS (
			SELECT pupil_id, 'use' AS kind, key, day, 0 AS attempts, 0 AS judged, 0 AS correct, 0 AS first_judged,
				0 AS first_correct, 0 AS partial, 0::float8 AS partial_sum, 0::float8 AS partial_sum_squares,
				sum(duration_ms)::bigint AS duration_ms, max(last_at) AS last_at
			FROM counted GROUP BY pupil_id, key, day
		)
		INSERT INTO practice_day (school_id, connection_id, ${practiceColumns})
		SELECT ${school}, ${connection}, ${practiceColumns} FROM practice`;
}
