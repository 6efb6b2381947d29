import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";

/** Which board sees the state of the school's connections. Who that are is the board's to know. */
export interface Overseer {
	readonly board: string;
}

/**
 * The board of the school; null where there is none.
 * @throws AppError not-allowed unless admin
 */
export async function findOverseer(scope: Scope): Promise<Overseer | null> {
	requireAdmin(scope);
	const school = await prisma().school.findUnique({
		where: { id: scope.schoolId },
		select: { board: { select: { name: true } } },
	});
	return school?.board ? { board: school.board.name } : null;
}
