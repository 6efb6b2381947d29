import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";

/** The account of an e-mail address, for commands given at the machine itself; null when there is none. */
export async function findAccountId(scope: Scope | JobScope, email: string): Promise<UserId | null> {
	requireAdmin(scope);
	const account = await prisma().userAccount.findUnique({
		where: { email: email.trim().toLowerCase() },
		select: { id: true },
	});
	return (account?.id ?? null) as UserId | null;
}
