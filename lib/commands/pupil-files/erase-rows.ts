import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import { keepsIds, named } from "./count-traces";
import type { Needles } from "./find-needles";
import { listSchoolColumns } from "./school-columns";

/** What a table refers to goes after it; a person is what all the others refer to. */
const last = ["person"];

/**
 * Erases the rows of a pupil in every table of the school: those that hang on such rows first, then by catalogue whatever
 * has the pupil's id in a column of its own, the person at the end.
 * @returns how many rows went, by table
 */
export async function eraseRows(
	tx: SchoolTransaction,
	scope: JobScope,
	needles: Needles,
): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	const count = (table: string, rows: number) => {
		if (rows > 0) counts[table] = (counts[table] ?? 0) + rows;
	};
	count("outcome", await eraseOutcomes(tx, scope, needles));
	count("held_record", await eraseHeldOf(tx, scope, needles));
	count("signal", await eraseGroupSignals(tx, scope, needles));
	const columns = (await listSchoolColumns(tx)).filter(
		({ table, type, erasable }) => type === "uuid" && erasable && !keepsIds.includes(table),
	);
	const tables = [...new Set(columns.map(({ table }) => table))];
	for (const table of [...tables.filter((one) => !last.includes(one)), ...last]) {
		const conditions = columns
			.filter((column) => column.table === table)
			.map(({ column }) => Prisma.sql`${named(column)} = ANY (${needles.ids}::uuid[])`);
		const rows = await tx.$executeRaw`
			DELETE FROM ${named(table)}
			WHERE school_id = ${scope.schoolId}::uuid AND (${Prisma.join(conditions, " OR ")})`;
		count(table, rows);
	}
	return counts;
}

function eraseOutcomes(tx: SchoolTransaction, { schoolId }: JobScope, { pupilId }: Needles): Promise<number> {
	return tx.$executeRaw`
		DELETE FROM outcome AS o USING sitting_entry AS e
		WHERE o.school_id = ${schoolId}::uuid AND e.school_id = o.school_id AND e.id = o.entry_id
			AND e.pupil_id = ${pupilId}::uuid`;
}

/**
 * Records that wait for this pupil, by the rule of matching: a key of one system counts where both name the same system,
 * or one of them none. Their deliveries go on counting them as held.
 */
async function eraseHeldOf(tx: SchoolTransaction, { schoolId }: JobScope, { pupilId }: Needles): Promise<number> {
	const [row] = await tx.$queryRaw<{ n: number }[]>`
		WITH mine AS MATERIALIZED (
			SELECT type, source, value FROM person_identifier
			WHERE school_id = ${schoolId}::uuid AND person_id = ${pupilId}::uuid
		), erased AS (
			DELETE FROM held_record AS h USING (
				SELECT DISTINCT r.id FROM mine
				JOIN held_identifier AS n ON n.school_id = ${schoolId}::uuid AND n.type = mine.type AND n.value = mine.value
				JOIN held_record AS r ON r.school_id = n.school_id AND r.id = n.held_id
				JOIN LATERAL jsonb_array_elements(r.record->'pupil'->'identifiers') AS i ON i->>'type' = mine.type
					AND i->>'value' = mine.value
				WHERE mine.source = '' OR coalesce(i->>'source', '') IN ('', mine.source)
			) AS found
			WHERE h.school_id = ${schoolId}::uuid AND h.id = found.id
			RETURNING h.id, h.delivery_id, h.index
		), names AS (
			DELETE FROM held_identifier AS n USING erased AS e WHERE n.school_id = ${schoolId}::uuid AND n.held_id = e.id
		), told AS (
			UPDATE delivery_record AS d SET code = 'held-erased' FROM erased AS e
			WHERE d.school_id = ${schoolId}::uuid AND d.delivery_id = e.delivery_id AND d.index = e.index
		)
		SELECT count(*)::int AS n FROM erased`;
	return row?.n ?? 0;
}

/** A signal about a group that names the pupil: its group is evaluated again, and says what is still so. */
function eraseGroupSignals(tx: SchoolTransaction, { schoolId }: JobScope, { ids }: Needles): Promise<number> {
	return tx.$executeRaw`
		DELETE FROM signal WHERE school_id = ${schoolId}::uuid AND pupil_ids && ${ids}::uuid[]`;
}
