import pg from "pg";
import type { PlaceId } from "../../domain/ids";

/** Rows of each table of a place that has some; not who came in or was refused, nor which presses were done. */
export type Rows = Readonly<Record<string, number>>;

interface Part {
	/** Of a table that is kept in parts, the whole. */
	readonly name: string;
	readonly part: string;
	readonly column: string;
}

/** Of the hundreds of tables and parts, those that ever held a row: the others need not be looked into each time. */
const listParts = `
	SELECT coalesce(pg_partition_root(c.oid), c.oid)::regclass::text AS name, c.oid::regclass::text AS part,
		min(a.attname) AS column
	FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('place_id', 'school_id')
	WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0
		AND c.relname NOT IN ('security_event', 'act_claim') GROUP BY c.oid ORDER BY 1, 2`;

/** Counts by one connection and statements that are planned once: it is asked hundreds of times. */
export async function rowCounter(url: string): Promise<{
	count(placeId: PlaceId): Promise<Rows>;
	end(): Promise<void>;
}> {
	const options = "-c timezone=UTC -c plan_cache_mode=force_generic_plan";
	const client = new pg.Client({ connectionString: url, options });
	await client.connect();
	const statements = new Map<string, string>();
	return {
		async count(placeId) {
			const { rows: parts } = await client.query<Part>({ name: "parts", text: listParts });
			const text = parts
				.map(
					({ name, part, column }) =>
						`SELECT '${name}' AS name, count(*)::int AS rows FROM ${part} WHERE ${column} = $1`,
				)
				.join(" UNION ALL ");
			const name = statements.get(text) ?? `rows_${statements.size}`;
			statements.set(text, name);
			const { rows } = await client.query<{ name: string; rows: number }>({ name, text, values: [placeId] });
			const counts: Record<string, number> = {};
			for (const { name: table, rows: count } of rows) if (count > 0) counts[table] = (counts[table] ?? 0) + count;
			return counts;
		},
		end: () => client.end(),
	};
}
