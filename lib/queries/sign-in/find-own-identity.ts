import type { AccountScope } from "../../authz/scope";
import { providerIssuers } from "../../authz/sign-in/single-sign-on";
import { prisma } from "../../db/client";

/** Since when the account of the signed-in person is linked to the OpenID provider; null: it is not. */
export async function findOwnIdentity({ userId }: AccountScope): Promise<Date | null> {
	const link = await prisma().accountLink.findFirst({
		where: { userId, issuer: { in: providerIssuers() } },
		select: { createdAt: true },
		orderBy: { createdAt: "asc" },
	});
	return link?.createdAt ?? null;
}
