import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import type { Needles } from "./find-needles";
import { listSchoolColumns, type SchoolColumn } from "./school-columns";

/** What keeps the id on purpose: the log, whose chain must hold, and the list of erasures. Both hold ids and counts only. */
export const keepsIds = ["audit_event", "audit_seal", "audit_sealed_event", "pupil_erasure"];

/** What to look at: ids alone, which indexes find; identifiers in any text too; or the full name in any text. */
export type Depth = "ids" | "everything" | "name";

/**
 * Rows that name the pupil, by table: every column of the catalogue that can, so that a table of tomorrow is searched too.
 * Raw messages are bytes; they are looked into one by one (clean-payloads). A short identifier, such as a number in one
 * system, may be anybody's anywhere else: its rows go by the person (person_identifier) and by held-of-pupil.
 */
export async function countTraces(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
	needles: Needles,
	depth: Depth,
): Promise<Record<string, number>> {
	const columns = (await listSchoolColumns(tx)).filter(
		(column) => !keepsIds.includes(column.table) && (depth !== "ids" || isOfPupil(column)),
	);
	const found: Record<string, number> = {};
	for (const table of new Set(columns.map((column) => column.table))) {
		const conditions = columns
			.filter((column) => column.table === table)
			.flatMap((column) => conditionOf(column, needles, depth));
		if (conditions.length === 0) continue;
		const [row] = await tx.$queryRaw<{ n: number }[]>`
			SELECT count(*)::int AS n FROM ${named(table)}
			WHERE school_id = ${schoolId}::uuid AND (${Prisma.join(conditions, " OR ")})`;
		if (row && row.n > 0) found[table] = row.n;
	}
	return found;
}

const isOfPupil = ({ table, column }: SchoolColumn) =>
	/^(pupil|person)_ids?$/.test(column) || (table === "person" && column === "id");

/** A name of the catalogue, never of somebody else, quoted as PostgreSQL quotes. */
export const named = (name: string) => Prisma.raw(`"${name.replaceAll('"', '""')}"`);

function conditionOf({ column, type }: SchoolColumn, needles: Needles, depth: Depth): Prisma.Sql[] {
	const { ids, long, name } = needles;
	const own = named(column);
	if (depth !== "name" && type === "uuid") return [Prisma.sql`${own} = ANY (${ids}::uuid[])`];
	if (depth !== "name" && type === "uuid[]") return [Prisma.sql`${own} && ${ids}::uuid[]`];
	if (depth === "ids" || type === "uuid" || type === "uuid[]" || type === "bytea") return [];
	const patterns = (depth === "name" ? [name] : long).map((needle) => `%${needle.replace(/[\\%_]/g, "\\$&")}%`);
	if (type === "text[]")
		return [Prisma.sql`EXISTS (SELECT 1 FROM unnest(${own}) AS one WHERE one LIKE ANY (${patterns}::text[]))`];
	return [Prisma.sql`${own}::text LIKE ANY (${patterns}::text[])`];
}
