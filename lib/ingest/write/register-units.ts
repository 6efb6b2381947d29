import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import type { Place } from "./fact";

export interface SeenUnit {
	readonly kind: "unit" | "item" | "assessment" | "part";
	readonly source_id: string;
	readonly title: string | null;
	readonly received_at: Date;
}

/** Registers what can be mapped to goals, so that unmapped is counted and not hidden. */
export async function registerUnits(tx: SchoolTransaction, place: Place, units: readonly SeenUnit[]): Promise<void> {
	if (units.length === 0) return;
	await tx.$executeRaw`
		WITH seen AS (
			SELECT * FROM json_to_recordset(${JSON.stringify(units)}::json)
				AS r (kind text, source_id text, title text, received_at timestamptz)
		) ${registerSeen(place)}`;
}

/** The insert from a relation `seen` (kind, source_id, title, received_at). What is known with its title is not touched. */
export function registerSeen({ schoolId, connectionId }: Place): Prisma.Sql {
	return Prisma.sql`
		INSERT INTO supplier_unit (school_id, connection_id, kind, source_id, title, first_seen_at, mapped)
		SELECT DISTINCT ON (s.kind, s.source_id) ${schoolId}::uuid, ${connectionId}::uuid, s.kind, s.source_id, s.title,
			s.received_at, EXISTS (
				SELECT FROM goal_mapping AS m WHERE m.school_id = ${schoolId}::uuid
					AND m.connection_id = ${connectionId}::uuid AND m.kind = s.kind AND m.source_id = s.source_id)
		FROM seen AS s
		WHERE NOT EXISTS (
			SELECT FROM supplier_unit AS u WHERE u.school_id = ${schoolId}::uuid AND u.connection_id = ${connectionId}::uuid
				AND u.kind = s.kind AND u.source_id = s.source_id AND (u.title IS NOT NULL OR s.title IS NULL))
		ORDER BY s.kind, s.source_id, s.title
		ON CONFLICT (school_id, connection_id, kind, source_id) DO UPDATE SET title = excluded.title`;
}

/**
 * The insert of items' names from a relation `told` (item_id, item_title, received_at). A name that is known is left as it is, so that
 * most deliveries write nothing here.
 */
export function nameItems({ schoolId, connectionId }: Place): Prisma.Sql {
	return Prisma.sql`
		INSERT INTO practice_item (school_id, connection_id, item_id, title)
		SELECT DISTINCT ON (t.item_id) ${schoolId}::uuid, ${connectionId}::uuid, t.item_id, t.item_title
		FROM told AS t
		WHERE t.item_title IS NOT NULL AND NOT EXISTS (
			SELECT FROM practice_item AS p WHERE p.school_id = ${schoolId}::uuid AND p.connection_id = ${connectionId}::uuid
				AND p.item_id = t.item_id)
		ORDER BY t.item_id, t.item_title
		ON CONFLICT DO NOTHING`;
}
