import type { AccountScope } from "../../authz/scope";
import { prisma } from "../../db/client";

export interface OwnAccount {
	readonly name: string;
	readonly email: string;
	/** False: the OpenID provider alone signs this account in. */
	readonly hasPassword: boolean;
}

export async function getOwnAccount(scope: AccountScope): Promise<OwnAccount> {
	const { name, email, passwordHash } = await prisma().userAccount.findUniqueOrThrow({
		where: { id: scope.userId },
		select: { name: true, email: true, passwordHash: true },
	});
	return { name, email, hasPassword: passwordHash !== null };
}
