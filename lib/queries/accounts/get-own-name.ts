import type { AccountScope } from "../../authz/scope";
import { prisma } from "../../db/client";

/** The name of the signed-in person, as the account has it. */
export async function getOwnName(scope: AccountScope): Promise<string> {
	const account = await prisma().userAccount.findUniqueOrThrow({
		where: { id: scope.userId },
		select: { name: true },
	});
	return account.name;
}
