import type { SchoolTransaction } from "../../db/in-school";
import type { Prisma } from "../../generated/prisma/client";
import { statementKeys } from "./statement-keys";

/**
 * Erases statements `s` that can be read back, with the keys by which they are found. The only way to erase one.
 * @returns how many there were
 */
export async function eraseStatements(tx: SchoolTransaction, schoolId: string, where: Prisma.Sql): Promise<number> {
	const [row] = await tx.$queryRaw<{ count: number }[]>`
		WITH gone AS (
			DELETE FROM xapi_statement AS s WHERE s.school_id = ${schoolId}::uuid AND (${where}) RETURNING s.*
		), keys AS (
			DELETE FROM xapi_statement_key AS k USING (${statementKeys("gone")}) AS g
			WHERE k.school_id = ${schoolId}::uuid AND k.connection_id = g.connection_id
				AND k.key = g.key AND k.stored = g.stored AND k.sequence = g.sequence
		)
		SELECT count(*)::int AS count FROM gone`;
	return row?.count ?? 0;
}
