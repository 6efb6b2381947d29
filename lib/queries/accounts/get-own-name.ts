import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";

/** The name of the signed-in person, as the account has it. */
export async function getOwnName(scope: Scope): Promise<string> {
	const account = await prisma().userAccount.findUniqueOrThrow({
		where: { id: scope.userId },
		select: { name: true },
	});
	return account.name;
}
