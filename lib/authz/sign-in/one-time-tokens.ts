import { createHash, randomBytes } from "node:crypto";
import { now } from "../../clock";
import type { UserId } from "../../domain/ids";
import type { Prisma } from "../../generated/prisma/client";

export type TokenPurpose = "invitation" | "password-reset";

const lifeSeconds: Readonly<Record<TokenPurpose, number>> = {
	invitation: 7 * 24 * 3600,
	"password-reset": 3600,
};

/** A token of 256 random bits for one use. Only its hash is kept: who reads the database cannot use it. */
export async function issueToken(
	tx: Prisma.TransactionClient,
	purpose: TokenPurpose,
	userId: UserId,
	at: Date = now(),
): Promise<string> {
	const token = randomBytes(32).toString("base64url");
	const expiresAt = new Date(at.getTime() + lifeSeconds[purpose] * 1000);
	await tx.accountToken.create({ data: { tokenHash: hashOf(token), purpose, userId, expiresAt } });
	return token;
}

/** Whose token this is while it can still be used; does not use it. */
export async function findTokenAccount(
	tx: Prisma.TransactionClient,
	purpose: TokenPurpose,
	token: string,
	at: Date = now(),
): Promise<{ userId: UserId; email: string; name: string } | null> {
	const row = await tx.accountToken.findFirst({
		where: { tokenHash: hashOf(token), purpose, usedAt: null, expiresAt: { gt: at }, user: { endedAt: null } },
		select: { user: { select: { id: true, email: true, name: true } } },
	});
	return row?.user ? { userId: row.user.id as UserId, email: row.user.email, name: row.user.name } : null;
}

/** Uses a token: true once, also when two come at the same moment. */
export async function useToken(
	tx: Prisma.TransactionClient,
	purpose: TokenPurpose,
	token: string,
	at: Date = now(),
): Promise<boolean> {
	const used = await tx.accountToken.updateMany({
		where: { tokenHash: hashOf(token), purpose, usedAt: null, expiresAt: { gt: at } },
		data: { usedAt: at },
	});
	return used.count === 1;
}

/** Ends every open invitation and reset of an account. */
export async function endTokens(tx: Prisma.TransactionClient, userId: UserId, at: Date = now()): Promise<void> {
	await tx.accountToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
}

function hashOf(token: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(createHash("sha256").update(token).digest());
}
