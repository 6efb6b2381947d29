import { Prisma } from "../../generated/prisma/client";

/**
 * How much rests on each unit of a connection, as a relation `used` (kind, source_id, uses) of SQL: attempts since a day,
 * results of tests and of their parts as long as they are kept.
 */
export function selectUses(schoolId: string, connectionId: string, since: string): Prisma.Sql {
	const [school, connection] = [Prisma.sql`${schoolId}::uuid`, Prisma.sql`${connectionId}::uuid`];
	return Prisma.sql`
	used AS MATERIALIZED (
		SELECT CASE WHEN unit_id IS NULL THEN 'item' ELSE 'unit' END AS kind, coalesce(unit_id, item_id) AS source_id,
			count(*)::int AS uses
		FROM attempt
		WHERE school_id = ${school} AND connection_id = ${connection}
			AND at >= (${since}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		GROUP BY 1, 2
		UNION ALL
		SELECT 'assessment', a.source_id, count(*)::int
		FROM assessment AS a JOIN sitting_entry AS e ON e.school_id = a.school_id AND e.assessment_id = a.id
		WHERE a.school_id = ${school} AND a.connection_id = ${connection} AND e.status NOT IN ('withdrawn', 'set-aside', 'refused')
		GROUP BY a.source_id
		UNION ALL
		SELECT 'part', a.source_id || '#' || o.part_source_id, count(*)::int
		FROM assessment AS a
		JOIN sitting_entry AS e ON e.school_id = a.school_id AND e.assessment_id = a.id
		JOIN outcome AS o ON o.school_id = e.school_id AND o.entry_id = e.id
		WHERE a.school_id = ${school} AND a.connection_id = ${connection} AND e.status NOT IN ('withdrawn', 'set-aside', 'refused')
			AND o.part_source_id <> ''
		GROUP BY 2
	)`;
}
