import type { SchoolTransaction } from "../db/in-school";
import { measureDomains, outsideOf } from "../domain/measure-domains";
import type { MeasureType } from "../domain/measures";
import { Prisma } from "../generated/prisma/client";

/** A stored result with a value that its type cannot have. */
export interface OutsideEntry {
	readonly entryId: string;
	readonly connectionId: string;
	readonly recordIndex: number;
	readonly code: string;
}

const closed = Object.entries(measureDomains).flatMap(([type, domain]): object[] => {
	if (domain.kind === "range") return [{ type, low: domain.low, high: domain.high }];
	return domain.kind === "levels" ? [{ type, levels: domain.levels.map((level) => level.toUpperCase()) }] : [];
});

/** Entries of a school with a value outside the domain of its type, by the same table as what comes in (measure-domains). */
const outsideEntries = (schoolId: string) => Prisma.sql`
	SELECT DISTINCT e.id, e.delivery_id, e.connection_id, e.record_index
	FROM json_to_recordset(${JSON.stringify(closed)}::json) AS c (type text, low numeric, high numeric, levels text[])
	JOIN outcome o ON o.school_id = ${schoolId}::uuid AND o.type = c.type AND CASE WHEN c.levels IS NULL
		THEN o.number IS NULL OR o.number NOT BETWEEN c.low AND c.high
		ELSE upper(btrim(o.text, E' \\t\\r\\n')) <> ALL (c.levels) END
	JOIN sitting_entry e ON e.school_id = o.school_id AND e.id = o.entry_id
		AND coalesce(e.delivered_status, e.status) <> 'refused'`;

export async function countOutside(tx: SchoolTransaction, schoolId: string): Promise<number> {
	const [row] = await tx.$queryRaw<{ entries: number }[]>`
		SELECT count(*)::int AS entries FROM (${outsideEntries(schoolId)}) AS outside`;
	return row?.entries ?? 0;
}

/** The next delivery that brought such an entry, by id; null: there is none any more. */
export async function nextOutside(
	tx: SchoolTransaction,
	schoolId: string,
	after: string | null,
): Promise<string | null> {
	const [row] = await tx.$queryRaw<{ id: string | null }[]>`
		SELECT delivery_id AS id FROM (${outsideEntries(schoolId)}) AS outside
		WHERE ${after}::uuid IS NULL OR delivery_id > ${after}::uuid
		ORDER BY delivery_id LIMIT 1`;
	return row?.id ?? null;
}

/** Those that a delivery brought, each with the reason for which it would be rejected today. */
export async function selectOutside(
	tx: SchoolTransaction,
	schoolId: string,
	deliveryId: string,
): Promise<OutsideEntry[]> {
	const rows = await tx.$queryRaw<(Omit<OutsideEntry, "code"> & { type: MeasureType; text: string; number: string })[]>`
		SELECT e.id AS "entryId", e.connection_id AS "connectionId", e.record_index AS "recordIndex", o.type, o.text,
			o.number::text AS number
		FROM (${outsideEntries(schoolId)}) AS e
		JOIN outcome o ON o.school_id = ${schoolId}::uuid AND o.entry_id = e.id
		WHERE e.delivery_id = ${deliveryId}::uuid
		ORDER BY e.record_index, e.id, o.position`;
	const found = new Map<string, OutsideEntry>();
	for (const { type, text, number, ...entry } of rows) {
		const code = outsideOf({ type, text, number, maximum: null });
		if (code !== null && !found.has(entry.entryId)) found.set(entry.entryId, { ...entry, code });
	}
	return [...found.values()];
}
