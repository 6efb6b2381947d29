import { createHash } from "node:crypto";
import type { PlaceId } from "../domain/ids";
import type { TestDatabase } from "./database";

/**
 * One text for all that the database keeps of a place: every row of every table that has a column for the place or the school, found in the
 * catalogue, so a new table counts. Equal texts: nothing changed.
 */
export async function placeChecksum(database: TestDatabase, placeId: PlaceId): Promise<string> {
	const tables = await database.query<{ name: string; column: string }>(
		"superuser",
		`SELECT c.relname AS name, a.attname AS column
		 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('place_id', 'school_id')
		 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
		 ORDER BY 1`,
	);
	const parts = tables.map(
		({ name, column }) =>
			`SELECT '${name}' AS name, coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '') AS rows
			 FROM public."${name}" t WHERE t."${column}" = $1`,
	);
	const rows = await database.query<{ name: string; rows: string }>("superuser", parts.join(" UNION ALL "), [placeId]);
	return rows
		.map(({ name, rows: text }) => `${name} ${createHash("sha256").update(text).digest("hex").slice(0, 16)}`)
		.join("\n");
}
