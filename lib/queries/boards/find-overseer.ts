import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";

/** Which board sees the state of the school's connections, and how many people that are today. */
export interface Overseer {
	readonly board: string;
	readonly people: number;
}

/**
 * The board of the school; null where nobody of a board looks on.
 * @throws AppError not-allowed unless admin
 */
export async function findOverseer(scope: Scope): Promise<Overseer | null> {
	requireAdmin(scope);
	const [found] = await prisma().$queryRaw<Overseer[]>`
		SELECT b.name AS board, count(*)::int AS people
		FROM school s
		JOIN board b ON b.id = s.board_id
		JOIN board_role r ON r.board_id = b.id AND r.begin_date <= ${scope.today}::date
			AND (r.end_date IS NULL OR r.end_date > ${scope.today}::date)
		WHERE s.id = ${scope.schoolId}::uuid
		GROUP BY b.id, b.name`;
	return found ?? null;
}
