import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import { named } from "../pupil-files/count-traces";
import type { Move } from "./move-rows";
import { type KeyColumn, listKeys } from "./pupil-tables";

/** What a person is referred to by comes after the person. */
const first = "person";
/** A correction may change the time of an attempt, never its id. */
const keyColumns = (table: string, keys: readonly KeyColumn[]) =>
	table === "attempt" ? keys.filter(({ column }) => column === "id") : keys;

/**
 * Brings every kept row back to how it was before the merge: what was added goes, what was set aside stands again, and
 * what was moved or rewritten is as before where nobody changed it since.
 */
export async function returnRows(tx: SchoolTransaction, move: Move): Promise<void> {
	const { schoolId, matchId } = move;
	const rows = await tx.personMatchRow.groupBy({
		by: ["tableName", "how", "columnOf"],
		where: { schoolId, matchId },
	});
	const keys = await listKeys(tx, [...new Set(rows.map(({ tableName }) => tableName))]);
	const at = (how: string) =>
		rows
			.filter((row) => row.how === how)
			.map((row) => ({
				...row,
				same: sameKey(
					keyColumns(
						row.tableName,
						keys.filter((key) => key.table === row.tableName),
					),
				),
			}))
			.toSorted((one, other) => Number(other.tableName === first) - Number(one.tableName === first));
	for (const { tableName, same } of at("added")) await takeAdded(tx, move, tableName, same);
	for (const { tableName } of at("aside")) await putBack(tx, move, tableName);
	for (const { tableName, columnOf, same } of at("moved")) await moveBack(tx, move, tableName, columnOf, same);
	for (const { tableName, same } of at("rewritten")) await rewriteBack(tx, move, tableName, same);
}

function sameKey(keys: readonly KeyColumn[]): Prisma.Sql {
	const pairs = keys.map(
		({ column, type }) => Prisma.sql`t.${named(column)} = (r.key ->> ${column})::${Prisma.raw(type)}`,
	);
	return Prisma.join(pairs, " AND ");
}

const kept = ({ schoolId, matchId }: Move, table: string, how: string) =>
	Prisma.sql`r.school_id = ${schoolId}::uuid AND r.match_id = ${matchId}::uuid AND r.table_name = ${table} AND r.how = ${how}`;

/** A place that the roster ended since, ends for the one whose it was too. */
async function takeAdded(tx: SchoolTransaction, move: Move, table: string, same: Prisma.Sql): Promise<void> {
	if (table === "group_membership")
		await tx.$executeRaw`
			UPDATE person_match_row AS a SET before = jsonb_set(a.before, '{end_date}', coalesce(to_jsonb(t.end_date), 'null'))
			FROM person_match_row AS r JOIN group_membership AS t ON t.school_id = r.school_id AND ${same}
			WHERE ${kept(move, table, "added")} AND a.school_id = r.school_id AND a.match_id = r.match_id
				AND a.table_name = r.table_name AND a.how = 'aside'
				AND a.before ->> 'group_id' = r.after ->> 'group_id' AND a.before ->> 'end_date' IS NOT DISTINCT FROM r.after ->> 'end_date'
				AND to_jsonb(t.end_date) IS DISTINCT FROM nullif(r.after -> 'end_date', 'null')
				AND t.end_date > (a.before ->> 'begin_date')::date`;
	await tx.$executeRaw`
		DELETE FROM ${named(table)} AS t USING person_match_row AS r
		WHERE ${kept(move, table, "added")} AND t.school_id = r.school_id AND ${same}`;
}

/** A group, plan or sub-group that is gone by now holds no place any more. */
const parents: Readonly<Record<string, { table: string; column: string }>> = {
	group_membership: { table: "pupil_group", column: "group_id" },
	group_plan_place: { table: "group_plan", column: "plan_id" },
	sub_group_member: { table: "sub_group", column: "sub_group_id" },
};

async function putBack(tx: SchoolTransaction, move: Move, table: string): Promise<void> {
	const parent = parents[table];
	const isThere = parent
		? Prisma.sql`EXISTS (SELECT FROM ${named(parent.table)} AS p WHERE p.school_id = r.school_id
			AND p.id = (r.before ->> ${parent.column})::uuid)`
		: Prisma.sql`true`;
	await tx.$executeRaw`
		INSERT INTO ${named(table)}
		SELECT (jsonb_populate_record(NULL::${named(table)}, r.before)).*
		FROM person_match_row AS r WHERE ${kept(move, table, "aside")} AND ${isThere}
		ON CONFLICT DO NOTHING`;
}

async function moveBack(
	tx: SchoolTransaction,
	move: Move,
	table: string,
	column: string,
	same: Prisma.Sql,
): Promise<void> {
	await tx.$executeRaw`
		UPDATE ${named(table)} AS t SET ${named(column)} = ${move.from}::uuid
		FROM person_match_row AS r
		WHERE ${kept(move, table, "moved")} AND r.column_of = ${column} AND t.school_id = r.school_id AND ${same}
			AND t.${named(column)} = ${move.to}::uuid`;
}

/** Only where it still is what the merge made of it. */
async function rewriteBack(tx: SchoolTransaction, move: Move, table: string, same: Prisma.Sql): Promise<void> {
	const columns = await tx.$queryRaw<{ column: string }[]>`
		SELECT DISTINCT jsonb_object_keys(r.before) AS "column" FROM person_match_row AS r WHERE ${kept(move, table, "rewritten")}`;
	for (const { column } of columns)
		await tx.$executeRaw`
			UPDATE ${named(table)} AS t
			SET ${named(column)} = (jsonb_populate_record(NULL::${named(table)}, r.before)).${named(column)}
			FROM person_match_row AS r
			WHERE ${kept(move, table, "rewritten")} AND r.before ? ${column} AND t.school_id = r.school_id AND ${same}
				AND coalesce(to_jsonb(t.${named(column)}), 'null') = r.after -> ${column}`;
}
