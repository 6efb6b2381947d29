import type pg from "pg";

export interface BackupTable {
	readonly name: string;
	readonly columns: readonly string[];
	/** Its rows belong to a school, and are read and written with that school as the scope. */
	readonly ofSchool: boolean;
	/** Rows refer to rows of the same table, so all of them go in with one statement. */
	readonly refersToItself: boolean;
	/** Holds whole messages: few rows at a time. */
	readonly heavy: boolean;
}

/** What ends by itself, and must not come back: sessions and links that were used or revoked since, counters, seen keys. */
const passing = ["session", "account_token", "client_assertion", "rate_bucket"];

/**
 * The tables of a backup, each after those that it refers to; read from the catalogue, so that a new table is in it
 * without a line here. Partitions are reached through their parent; Prisma's own table and the queue are made anew.
 */
export async function listBackupTables(client: pg.ClientBase): Promise<BackupTable[]> {
	const tables = await client.query<Omit<BackupTable, "refersToItself"> & { targets: string[] }>(
		`SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
			bool_or(a.attname = 'school_id') AS "ofSchool", bool_or(a.attname = 'body') AS heavy,
			ARRAY(SELECT k.confrelid::regclass::text FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f') AS targets
		 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
			AND c.relname <> '_prisma_migrations' AND c.relname <> ALL ($1)
		 GROUP BY c.oid, c.relname ORDER BY c.relname`,
		[passing],
	);
	const waiting = tables.rows.map(({ targets, ...table }) => ({
		...table,
		targets: targets.filter((target) => target !== table.name),
		refersToItself: targets.includes(table.name),
	}));
	const ordered: BackupTable[] = [];
	while (waiting.length > 0) {
		const next = waiting.findIndex(({ targets }) =>
			targets.every((target) => ordered.some(({ name }) => name === target)),
		);
		const [found] = waiting.splice(next, 1);
		if (next < 0 || !found) throw new Error("tables refer to each other in a circle");
		const { targets: _done, ...table } = found;
		ordered.push(table);
	}
	return ordered.sort((a, b) => Number(a.ofSchool) - Number(b.ofSchool));
}
