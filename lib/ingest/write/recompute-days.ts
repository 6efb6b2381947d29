import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import type { Place, PupilDay } from "./fact";
import { dayOf, practiceColumns, practiceRows } from "./practice-sql";
import { selectUnsettled, settleAnswers } from "./settle-answers";
import { insertUseDays } from "./use-days";

/**
 * Replaces the rollup of these days by what the attempts say, after setting right which of what was told counts and which attempt
 * at an item was the first. The transaction must have the connection alone.
 */
export async function recomputeDays(tx: SchoolTransaction, place: Place, days: readonly PupilDay[]): Promise<void> {
	if (days.length === 0) return;
	const settled = await settleAnswers(tx, place, await selectUnsettled(tx, place, days));
	const wanted = [...days, ...settled];
	const touched = await correctFirsts(tx, place, wanted);
	await replaceDays(tx, place, [...wanted, ...touched]);
}

/** The days as a relation with their bounds in time. */
const daysRelation = (days: readonly PupilDay[]) => Prisma.sql`
	days AS MATERIALIZED (
		SELECT DISTINCT pupil_id, day,
			day::timestamp AT TIME ZONE 'Europe/Amsterdam' AS begins,
			(day + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AS ends
		FROM json_to_recordset(${JSON.stringify(days)}::json) AS d (pupil_id uuid, day date)
	)`;

/** The bounds of all days together, as values: PostgreSQL then plans for their months alone, and not for every month. */
function within(days: readonly PupilDay[]): Prisma.Sql {
	const sorted = days.map(({ day }) => day).sort();
	return Prisma.sql`a.at >= ${sorted[0] ?? null}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
		AND a.at < (${sorted.at(-1) ?? null}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'`;
}

/**
 * Which items were tried on these days, or were thought to be tried first on them; and which of their attempts is the
 * first now.
 * @returns other days that a first attempt left or came to
 */
async function correctFirsts(tx: SchoolTransaction, place: Place, days: readonly PupilDay[]): Promise<PupilDay[]> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	return tx.$queryRaw<PupilDay[]>`
		WITH ${daysRelation(days)}, item AS MATERIALIZED (
			SELECT a.pupil_id, a.item_id FROM days AS d
			JOIN attempt AS a ON a.school_id = ${school} AND a.connection_id = ${connection} AND a.pupil_id = d.pupil_id
				AND a.at >= d.begins AND a.at < d.ends AND ${within(days)}
			UNION
			SELECT f.pupil_id, f.item_id FROM days AS d
			JOIN first_attempt AS f ON f.school_id = ${school} AND f.connection_id = ${connection}
				AND f.pupil_id = d.pupil_id AND f.at >= d.begins AND f.at < d.ends
		), truth AS (
			SELECT DISTINCT ON (a.pupil_id, a.item_id) a.pupil_id, a.item_id, a.at, a.id
			FROM attempt AS a
			WHERE a.school_id = ${school} AND a.connection_id = ${connection}
				AND a.pupil_id IN (SELECT pupil_id FROM days) AND (a.pupil_id, a.item_id) IN (SELECT pupil_id, item_id FROM item)
			ORDER BY a.pupil_id, a.item_id, a.at, a.id
		), wrong AS MATERIALIZED (
			SELECT i.pupil_id, i.item_id, f.at AS old_at, t.at AS new_at, t.id
			FROM item AS i
			LEFT JOIN truth AS t USING (pupil_id, item_id)
			LEFT JOIN first_attempt AS f ON f.school_id = ${school} AND f.connection_id = ${connection}
				AND f.pupil_id = i.pupil_id AND f.item_id = i.item_id
			WHERE (f.at, f.attempt_id) IS DISTINCT FROM (t.at, t.id)
		), gone AS (
			DELETE FROM first_attempt AS f USING wrong AS w
			WHERE f.school_id = ${school} AND f.connection_id = ${connection} AND f.pupil_id = w.pupil_id
				AND f.item_id = w.item_id AND w.id IS NULL
		), corrected AS (
			INSERT INTO first_attempt (school_id, connection_id, pupil_id, item_id, at, attempt_id)
			SELECT ${school}, ${connection}, pupil_id, item_id, new_at, id FROM wrong WHERE id IS NOT NULL
			ON CONFLICT (school_id, connection_id, pupil_id, item_id)
				DO UPDATE SET at = excluded.at, attempt_id = excluded.attempt_id
		)
		SELECT pupil_id, ${dayOf(Prisma.sql`old_at`)}::text AS day FROM wrong WHERE old_at IS NOT NULL
		UNION
		SELECT pupil_id, ${dayOf(Prisma.sql`new_at`)}::text FROM wrong WHERE new_at IS NOT NULL`;
}

async function replaceDays(tx: SchoolTransaction, place: Place, days: readonly PupilDay[]): Promise<void> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	await tx.$executeRaw`
		WITH ${daysRelation(days)}
		DELETE FROM practice_day AS p USING days AS d
		WHERE p.school_id = ${school} AND p.connection_id = ${connection} AND p.pupil_id = d.pupil_id AND p.day = d.day`;
	await tx.$executeRaw`
		WITH ${daysRelation(days)}, practised AS MATERIALIZED (
			SELECT a.id, a.pupil_id, d.day, a.at, a.item_id, a.unit_id, a.success, a.score_ratio, a.duration_ms,
				f.attempt_id IS NOT NULL AS first
			FROM days AS d
			JOIN attempt AS a ON a.school_id = ${school} AND a.connection_id = ${connection} AND a.pupil_id = d.pupil_id
				AND a.at >= d.begins AND a.at < d.ends AND ${within(days)}
			LEFT JOIN first_attempt AS f ON f.school_id = ${school} AND f.connection_id = ${connection}
				AND f.pupil_id = a.pupil_id AND f.item_id = a.item_id AND f.attempt_id = a.id
		), ${practiceRows(place)}
		INSERT INTO practice_day (school_id, connection_id, ${practiceColumns})
		SELECT ${school}, ${connection}, ${practiceColumns} FROM practice`;
	await insertUseDays(tx, place, daysRelation(days));
}
