import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";

/** Codes for recovery that the signed-in person has left. */
export function countRecoveryCodes({ userId }: Scope): Promise<number> {
	return prisma().recoveryCode.count({ where: { userId, usedAt: null } });
}
