import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import type { Place } from "./fact";
import { practiceColumns } from "./practice-sql";

/** An hour. A film that is stopped later than this after it began was left running: how long it was watched is not known. */
const longestMs = 3_600_000;

/**
 * Adds time with material to the rollup, in rows of its own: no task, no verdict. Of a session the longest time that a record says
 * counts (records without one are sessions of their own), or the time between its begins and stops where that is more: never both.
 * A begin counts where a stop follows it, of the same pupil, material, session and day, within an hour. A subject gets the time where
 * the unit of the material, else the material itself, is mapped to a goal of it.
 * @param days the relation `days` (pupil_id, day, begins, ends), whose rows of practice_day were removed
 */
export async function insertUseDays(tx: SchoolTransaction, place: Place, days: Prisma.Sql): Promise<void> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	await tx.$executeRaw`
		WITH ${days}, told AS (
			SELECT u.*, d.day, CASE WHEN u.moment = 'stop' AND lag(u.moment) OVER run = 'begin'
				THEN extract(epoch FROM u.at - lag(u.at) OVER run) * 1000 END AS run_ms
			FROM days AS d
			JOIN material_use AS u ON u.school_id = ${school} AND u.connection_id = ${connection} AND u.pupil_id = d.pupil_id
				AND u.at >= d.begins AND u.at < d.ends AND NOT u.withdrawn AND (u.duration_ms > 0 OR u.moment IS NOT NULL)
			WINDOW run AS (
				PARTITION BY u.pupil_id, d.day, u.material_id, u.session, u.moment IS NULL ORDER BY u.at, u.moment DESC, u.id)
		), session AS (
			SELECT pupil_id, day, material_id, unit_id, max(at) AS last_at,
				greatest(CASE session WHEN '' THEN sum(duration_ms) ELSE max(duration_ms) END,
					sum(run_ms) FILTER (WHERE run_ms <= ${longestMs}::int))::bigint AS duration_ms
			FROM told GROUP BY pupil_id, day, material_id, unit_id, session
		), visit AS MATERIALIZED (
			SELECT * FROM session WHERE duration_ms > 0
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
