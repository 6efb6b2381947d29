import { Prisma } from "../../generated/prisma/client";
import type { Place } from "./fact";

/** The school day of a moment, in SQL. */
export const dayOf = (moment: Prisma.Sql) => Prisma.sql`(${moment} AT TIME ZONE 'Europe/Amsterdam')::date`;

/**
 * What attempts count for: the one definition of the day rollup, used when facts come in and when they are computed again.
 * Common table expressions that read `practised` (id, pupil_id, day, at, item_id, unit_id, success, score_ratio,
 * duration_ms, first) and end in `practice`, the rows of practice_day.
 *
 * Goals come from the mapping of the item, else of its unit. An attempt with several goals counts for each of them, once
 * for each of their subjects and once in the total; without a goal it is unmapped.
 */
export function practiceRows({ schoolId, connectionId }: Place): Prisma.Sql {
	const mapped = Prisma.sql`m.school_id = ${schoolId}::uuid AND m.connection_id = ${connectionId}::uuid`;
	return Prisma.sql`
	item_goal AS MATERIALIZED (
		SELECT i.item_id, m.goal_id
		FROM (SELECT DISTINCT item_id FROM practised) AS i
		JOIN goal_mapping AS m ON ${mapped} AND m.kind = 'item' AND m.source_id = i.item_id
	), unit_goal AS MATERIALIZED (
		SELECT u.unit_id, m.goal_id
		FROM (SELECT DISTINCT unit_id FROM practised) AS u
		JOIN goal_mapping AS m ON ${mapped} AND m.kind = 'unit' AND m.source_id = u.unit_id
	), aim AS MATERIALIZED (
		SELECT p.id, g.goal_id FROM practised AS p JOIN item_goal AS g USING (item_id)
		UNION ALL
		SELECT p.id, g.goal_id FROM practised AS p JOIN unit_goal AS g USING (unit_id)
		WHERE p.item_id NOT IN (SELECT item_id FROM item_goal)
	), counted AS (
		SELECT id, 'total' AS kind, '' AS key FROM practised
		UNION ALL
		SELECT id, 'goal', goal_id::text FROM aim
		UNION ALL
		(SELECT DISTINCT aim.id, 'subject', goal.subject_key FROM aim JOIN goal ON goal.id = aim.goal_id)
		UNION ALL
		SELECT id, 'unmapped', '' FROM practised WHERE id NOT IN (SELECT id FROM aim)
	), practice AS (
		SELECT p.pupil_id, c.kind, c.key, p.day,
			count(*)::int AS attempts,
			count(p.success)::int AS judged,
			count(*) FILTER (WHERE p.success)::int AS correct,
			count(p.success) FILTER (WHERE p.first)::int AS first_judged,
			count(*) FILTER (WHERE p.success AND p.first)::int AS first_correct,
			count(p.score_ratio) FILTER (WHERE p.success IS NULL)::int AS partial,
			coalesce(sum(p.score_ratio) FILTER (WHERE p.success IS NULL), 0) AS partial_sum,
			coalesce(sum(p.score_ratio * p.score_ratio) FILTER (WHERE p.success IS NULL), 0) AS partial_sum_squares,
			coalesce(sum(p.duration_ms), 0)::bigint AS duration_ms,
			max(p.at) AS last_at
		FROM practised AS p JOIN counted AS c USING (id)
		GROUP BY p.pupil_id, c.kind, c.key, p.day
	)`;
}

/** The columns of `practice`, for the inserts. */
export const practiceColumns = Prisma.raw(
	"pupil_id, kind, key, day, attempts, judged, correct, first_judged, first_correct, partial, partial_sum, partial_sum_squares, duration_ms, last_at",
);
