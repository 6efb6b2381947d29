import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";

/**
 * Erases statements `s` that can be read back, with the keys by which they are found. The only way to erase one.
 * @returns how many there were
 */
export async function eraseStatements(tx: SchoolTransaction, schoolId: string, where: Prisma.Sql): Promise<number> {
	const [row] = await tx.$queryRaw<{ count: number }[]>`
		WITH gone AS (
			DELETE FROM xapi_statement AS s WHERE s.school_id = ${schoolId}::uuid AND (${where}) RETURNING s.*
		), keys AS (
			DELETE FROM xapi_statement_key AS k USING (
				SELECT g.school_id, g.connection_id, g.stored, g.sequence, ${keysOf("g")} AS key FROM gone AS g
			) AS g
			WHERE k.school_id = ${schoolId}::uuid AND k.school_id = g.school_id AND k.connection_id = g.connection_id
				AND k.key = g.key AND k.stored = g.stored AND k.sequence = g.sequence
		)
		SELECT count(*)::int AS count FROM gone`;
	return row?.count ?? 0;
}

/** All keys of a statement of this name, a row each. */
export function keysOf(statement: string): Prisma.Sql {
	const columns = ["agents", "registration", "related_activities", "related_agents"].map(
		(name) => `${statement}.${name}`,
	);
	return Prisma.raw(`xapi_statement_keys(${[`${statement}.verb`, `${statement}.activity`, ...columns].join(", ")})`);
}
