import type { UserId } from "../../domain/ids";
import type { Prisma } from "../../generated/prisma/client";

/**
 * Whatever changes how somebody signs in waits here for what does so at the same moment, and then sees what it left. First in the
 * transaction: two that take other rows before it could wait for each other.
 */
export async function lockAccount(tx: Prisma.TransactionClient, userId: UserId): Promise<void> {
	await tx.$executeRaw`SELECT 1 FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
}
