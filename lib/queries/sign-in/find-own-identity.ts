import type { AccountScope } from "../../authz/scope";
import { providerIssuers } from "../../authz/sign-in/single-sign-on";
import { inPlace } from "../../db/in-place";

/** Since when the account of the signed-in person is linked to the OpenID provider; null: it is not. */
export async function findOwnIdentity(scope: AccountScope): Promise<Date | null> {
	const { placeId, userId } = scope;
	const link = await inPlace(scope, (tx) =>
		tx.accountLink.findFirst({
			where: { placeId, userId, issuer: { in: providerIssuers() } },
			select: { createdAt: true },
			orderBy: { createdAt: "asc" },
		}),
	);
	return link?.createdAt ?? null;
}
