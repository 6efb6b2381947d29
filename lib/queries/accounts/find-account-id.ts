import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import type { UserId } from "../../domain/ids";

/** The account of the school that has an e-mail address, for commands given at the machine itself; null when there is none. */
export async function findAccountId(scope: Scope | JobScope, email: string): Promise<UserId | null> {
	requireAdmin(scope);
	const { schoolId: placeId } = scope;
	const where = { placeId_email: { placeId, email: email.trim().toLowerCase() } };
	const account = await inSchoolAsAdmin(scope, (tx) => tx.userAccount.findUnique({ where, select: { id: true } }));
	return (account?.id ?? null) as UserId | null;
}
