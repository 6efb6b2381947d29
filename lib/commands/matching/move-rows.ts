import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId, SchoolId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import { named } from "../pupil-files/count-traces";
import type { PupilTable } from "./pupil-tables";

/** A merge under way: whose rows go to whom, and under which match it is kept how they were. */
export interface Move {
	readonly schoolId: SchoolId;
	readonly matchId: string;
	readonly from: PersonId;
	readonly to: PersonId;
}

/**
 * Gives the rows of one table to the other pupil and keeps which ones. A row for which the other has the same already (a
 * place in one group plan, say) is set aside whole.
 * @returns how many rows
 */
export async function moveRows(tx: SchoolTransaction, move: Move, table: PupilTable): Promise<number> {
	let rows = 0;
	for (const column of table.columns) {
		if (table.key.some((key) => key.column === column)) rows += await setAside(tx, move, table, column);
		rows += await moveColumn(tx, move, table, column);
	}
	for (const list of table.lists) rows += await rewriteList(tx, move, table, list);
	return rows;
}

/** The key of a row as it is kept. */
function keyOf(table: PupilTable): Prisma.Sql {
	const pairs = table.key.map(({ column }) => Prisma.sql`${column}::text, ${of(column)}`);
	return Prisma.sql`jsonb_build_object(${Prisma.join(pairs)})`;
}
const of = (column: string) => Prisma.sql`t.${named(column)}`;

async function setAside(tx: SchoolTransaction, move: Move, table: PupilTable, column: string): Promise<number> {
	const { schoolId, matchId, from, to } = move;
	const same = table.key.map(({ column: one }) =>
		one === column ? Prisma.sql`o.${named(one)} = ${to}::uuid` : Prisma.sql`o.${named(one)} = ${of(one)}`,
	);
	return tx.$executeRaw`
		WITH gone AS (
			DELETE FROM ${named(table.table)} AS t
			WHERE t.school_id = ${schoolId}::uuid AND ${of(column)} = ${from}::uuid AND EXISTS (
				SELECT FROM ${named(table.table)} AS o WHERE o.school_id = t.school_id AND ${Prisma.join(same, " AND ")})
			RETURNING t.*
		)
		INSERT INTO person_match_row (school_id, match_id, table_name, how, key, before)
		SELECT ${schoolId}::uuid, ${matchId}::uuid, ${table.table}, 'aside', ${keyOf(table)}, to_jsonb(t) FROM gone AS t`;
}

async function moveColumn(tx: SchoolTransaction, move: Move, table: PupilTable, column: string): Promise<number> {
	const { schoolId, matchId, from, to } = move;
	return tx.$executeRaw`
		WITH moved AS (
			UPDATE ${named(table.table)} AS t SET ${named(column)} = ${to}::uuid
			WHERE t.school_id = ${schoolId}::uuid AND ${of(column)} = ${from}::uuid
			RETURNING t.*
		)
		INSERT INTO person_match_row (school_id, match_id, table_name, how, column_of, key)
		SELECT ${schoolId}::uuid, ${matchId}::uuid, ${table.table}, 'moved', ${column}, ${keyOf(table)} FROM moved AS t`;
}

async function rewriteList(tx: SchoolTransaction, move: Move, table: PupilTable, list: string): Promise<number> {
	const { schoolId, matchId, from, to } = move;
	return tx.$executeRaw`
		WITH before AS MATERIALIZED (
			SELECT t.*, CASE WHEN ${to}::uuid = ANY (${of(list)}) THEN array_remove(${of(list)}, ${from}::uuid)
				ELSE array_replace(${of(list)}, ${from}::uuid, ${to}::uuid) END AS rewritten
			FROM ${named(table.table)} AS t
			WHERE t.school_id = ${schoolId}::uuid AND ${from}::uuid = ANY (${of(list)})
		), kept AS (
			INSERT INTO person_match_row (school_id, match_id, table_name, how, key, before, after)
			SELECT ${schoolId}::uuid, ${matchId}::uuid, ${table.table}, 'rewritten', ${keyOf(table)},
				jsonb_build_object(${list}::text, ${of(list)}), jsonb_build_object(${list}::text, t.rewritten)
			FROM before AS t
		)
		UPDATE ${named(table.table)} AS u SET ${named(list)} = t.rewritten
		FROM before AS t WHERE u.school_id = ${schoolId}::uuid AND ${sameKey(table)}`;
}

const sameKey = (table: PupilTable) =>
	Prisma.join(
		table.key.map(({ column }) => Prisma.sql`u.${named(column)} = ${of(column)}`),
		" AND ",
	);
