import { hash } from "node:crypto";
import type { DomainRecord } from "../../domain/records";

/**
 * SHA-256 of a record as bytea text of PostgreSQL: the same content again is unchanged. to-domain builds a kind of record
 * with its fields in one order, so that its JSON is one text.
 */
export function fingerprint(record: DomainRecord): string {
	return `\\x${hash("sha256", JSON.stringify(record), "hex")}`;
}
