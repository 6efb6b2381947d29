import { mostPasskeys } from "../../authz/passkeys/most-passkeys";
import type { AccountScope } from "../../authz/scope";
import { inPlace } from "../../db/in-place";

export interface OwnPasskey {
	readonly credentialId: string;
	readonly name: string;
	readonly createdAt: Date;
	readonly usedAt: Date | null;
}

/** The passkeys of the signed-in person, oldest first. */
export function listOwnPasskeys(scope: AccountScope): Promise<OwnPasskey[]> {
	const { placeId, userId } = scope;
	return inPlace(scope, (tx) =>
		tx.passkey.findMany({
			where: { placeId, userId },
			select: { credentialId: true, name: true, createdAt: true, usedAt: true },
			orderBy: [{ createdAt: "asc" }, { credentialId: "asc" }],
			take: mostPasskeys,
		}),
	);
}
