import type pg from "pg";
import type { BackupTable } from "./backup-tables";

export interface RowBatch {
	/** @returns rows written by this call */
	add(row: string): Promise<number>;
	flush(): Promise<number>;
}

const bytesAtOnce = 4_000_000;

/** Rows in JSON, written some megabytes at a time. Columns that the backup does not know get their defaults. */
export function rowBatch(
	client: pg.Client,
	to: {
		readonly table: BackupTable;
		readonly columns: readonly string[];
		readonly into: string;
		/** True: a row that is there already stays as it is. */
		readonly onConflict: boolean;
	},
): RowBatch {
	const unknown = to.columns.filter((column) => !to.table.columns.includes(column));
	if (unknown.length > 0) throw new Error(`the backup has columns of ${to.table.name} that are not here`);
	const columns = to.columns.map((column) => client.escapeIdentifier(column)).join(", ");
	const sql = `INSERT INTO ${to.into} (${columns}) SELECT ${columns}
		FROM json_populate_recordset(NULL::${to.table.name}, $1) ${to.onConflict ? "ON CONFLICT DO NOTHING" : ""}`;
	let rows: string[] = [];
	let bytes = 0;
	async function flush(): Promise<number> {
		if (rows.length === 0) return 0;
		const written = await client.query(sql, [`[${rows.join(",")}]`]);
		rows = [];
		bytes = 0;
		return written.rowCount ?? 0;
	}
	return {
		flush,
		add: async (row) => {
			rows.push(row);
			bytes += row.length;
			return bytes > bytesAtOnce && !to.table.refersToItself ? flush() : 0;
		},
	};
}
