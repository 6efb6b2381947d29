import type { AccountScope } from "../../authz/scope";
import { prisma } from "../../db/client";

export interface OwnPasskey {
	readonly credentialId: string;
	readonly name: string;
	readonly createdAt: Date;
	readonly usedAt: Date | null;
}

/** The passkeys of the signed-in person, oldest first. */
export function listOwnPasskeys({ userId }: AccountScope): Promise<OwnPasskey[]> {
	return prisma().passkey.findMany({
		where: { userId },
		select: { credentialId: true, name: true, createdAt: true, usedAt: true },
		orderBy: [{ createdAt: "asc" }, { credentialId: "asc" }],
	});
}
