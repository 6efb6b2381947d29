import type { AccountScope } from "../../authz/scope";
import { prisma } from "../../db/client";

/** Codes for recovery that the signed-in person has left. */
export function countRecoveryCodes({ userId }: AccountScope): Promise<number> {
	return prisma().recoveryCode.count({ where: { userId, usedAt: null } });
}
