import type pg from "pg";

export interface BackupTable {
	readonly name: string;
	readonly columns: readonly string[];
	/** Which column says whose its rows are: a school's, or a place's (a school or a board); they are read and written with that as the scope. */
	readonly owner: "school_id" | "place_id" | null;
	/** Rows refer to rows of the same table, so all of them go in with one statement. */
	readonly refersToItself: boolean;
	/** Holds whole messages: few rows at a time. */
	readonly heavy: boolean;
}

/** What ends by itself, and must not come back: links that were used or revoked since, what was proven in sessions. */
export const passingOfPlace = ["session_account", "account_token"];
/** Of nobody: the sessions themselves, counters, seen keys. */
const passing = [...passingOfPlace, "session", "set_up_code", "client_assertion", "rate_bucket"];
/** What opens an offer ends by itself too: it comes back without, to be sent anew. */
const passingColumns: Readonly<Record<string, readonly string[]>> = {
	account_offer: ["link_hash", "link_until", "code_hash", "code_until"],
};

/**
 * The tables of a backup, each after those that it refers to; read from the catalogue, so that a new table is in it
 * without a line here. Partitions are reached through their parent; Prisma's own table and the queue are made anew.
 */
export async function listBackupTables(client: pg.ClientBase): Promise<BackupTable[]> {
	const tables = await client.query<Omit<BackupTable, "refersToItself"> & { targets: string[] }>(
		`SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
			max(a.attname::text) FILTER (WHERE a.attname IN ('school_id', 'place_id')) AS owner, bool_or(a.attname = 'body') AS heavy,
			ARRAY(SELECT k.confrelid::regclass::text FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f') AS targets
		 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
			AND c.relname <> '_prisma_migrations' AND c.relname <> ALL ($1)
		 GROUP BY c.oid, c.relname ORDER BY c.relname`,
		[passing],
	);
	const waiting = tables.rows.map(({ targets, ...table }) => ({
		...table,
		columns: table.columns.filter((column) => !passingColumns[table.name]?.includes(column)),
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
	return ordered.sort((a, b) => Number(a.owner !== null) - Number(b.owner !== null));
}
