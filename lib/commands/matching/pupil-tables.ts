import type { SchoolTransaction } from "../../db/in-school";
import { keepsIds } from "../pupil-files/count-traces";
import { listSchoolColumns } from "../pupil-files/school-columns";

/** A table that names a pupil, as the catalogue has it: a table of tomorrow goes along with a merge too. */
export interface PupilTable {
	readonly table: string;
	/** Columns that hold one pupil, and those that hold several. */
	readonly columns: readonly string[];
	readonly lists: readonly string[];
	/** What a row is found by within the school. */
	readonly key: readonly KeyColumn[];
}
export interface KeyColumn {
	readonly column: string;
	readonly type: string;
}

/**
 * What goes another way: the person and its identifiers, places in groups (folded), sums of practice (computed again), the
 * logs, what an undo of the roster keeps, and the matches themselves.
 */
const apart = [
	...keepsIds,
	...["person", "person_identifier", "group_membership", "practice_day", "first_attempt", "dirty_practice_day"],
	...["roster_undo", "person_match"],
];

/** A correction may change the time of an attempt, never its id. */
const ownKeys: Readonly<Record<string, readonly string[]>> = { attempt: ["id"] };

export async function listPupilTables(tx: SchoolTransaction): Promise<PupilTable[]> {
	const columns = (await listSchoolColumns(tx)).filter(
		({ table, column }) => /^(pupil|person)_ids?$/.test(column) && !apart.includes(table),
	);
	const tables = [...new Set(columns.map(({ table }) => table))];
	const keys = await listKeys(tx, tables);
	return tables.map((table) => {
		const own = columns.filter((column) => column.table === table);
		const named = (type: string) => own.filter((column) => column.type === type).map(({ column }) => column);
		const key = keys.filter(
			(one) => one.table === table && (ownKeys[table] === undefined || ownKeys[table].includes(one.column)),
		);
		return { table, columns: named("uuid"), lists: named("uuid[]"), key };
	});
}

/** The primary keys without the school. */
export function listKeys(
	tx: SchoolTransaction,
	tables: readonly string[],
): Promise<(KeyColumn & { readonly table: string })[]> {
	return tx.$queryRaw<(KeyColumn & { table: string })[]>`
		SELECT c.relname::text AS "table", a.attname::text AS "column", format_type(a.atttypid, NULL) AS type
		FROM pg_index i
		JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace AND c.relname = ANY(${tables}::text[])
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
		WHERE i.indisprimary AND a.attname <> 'school_id'
		ORDER BY c.relname, a.attnum`;
}
