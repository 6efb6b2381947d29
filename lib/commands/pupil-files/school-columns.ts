import type { SchoolTransaction } from "../../db/in-school";

export interface SchoolColumn {
	readonly table: string;
	readonly column: string;
	/** As PostgreSQL names it: uuid, text[], jsonb ... */
	readonly type: string;
	/** False for what only grows: the runtime role may take nothing out of it. */
	readonly erasable: boolean;
}

/** Columns of bytes, by what they are: a new one has to be looked at before it can be said what it holds. */
export const byteColumns: Readonly<Record<string, "message" | "document" | "hash">> = {
	/** A processing agreement between school and supplier. */
	"agreement_file.body": "document",
	"agreement_file.sha256": "hash",
	"connection_consent.sha256": "hash",
	"delivery_payload.body": "message",
	"roster_import.body": "message",
	"roster_import.sha256": "hash",
	"delivery.sha256": "hash",
	"attempt_key.fingerprint": "hash",
	"sitting_entry.fingerprint": "hash",
	"result_mark.fingerprint": "hash",
	"xapi_statement.fingerprint": "hash",
	"audit_seal.hash": "hash",
	"audit_seal.previous_hash": "hash",
};

/** Every column of every table of a school that can hold an id, an identifier or a name, as the catalogue has it now. */
export function listSchoolColumns(tx: SchoolTransaction): Promise<SchoolColumn[]> {
	return tx.$queryRaw<SchoolColumn[]>`
		SELECT c.relname::text AS "table", a.attname::text AS "column", format_type(a.atttypid, NULL) AS type,
			has_table_privilege(c.oid, 'DELETE') AS erasable
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
			AND a.attname <> 'school_id'
			AND EXISTS (SELECT FROM pg_attribute s WHERE s.attrelid = c.oid AND s.attname = 'school_id')
			AND format_type(a.atttypid, NULL) IN ('uuid', 'uuid[]', 'text', 'character varying', 'text[]', 'json', 'jsonb', 'bytea')
		ORDER BY c.relname, a.attnum`;
}
