import type { AccountScope } from "../../authz/scope";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";

export interface OwnAccount {
	readonly name: string;
	readonly email: string;
	/** False: the OpenID provider alone signs this account in. */
	readonly hasPassword: boolean;
	/** An address that was asked for and not confirmed yet. */
	readonly nextEmail: string | null;
	/** The address before, that can take it back until then. */
	readonly formerEmail: string | null;
	readonly heldUntil: Date | null;
}

export async function getOwnAccount(scope: AccountScope): Promise<OwnAccount> {
	const { placeId, userId: id } = scope;
	const { name, email, passwordHash, nextEmail, formerEmail, addressHeldUntil } = await inPlace(scope, (tx) =>
		tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id } } }),
	);
	const heldUntil = addressHeldUntil !== null && addressHeldUntil > now() ? addressHeldUntil : null;
	return { name, email, hasPassword: passwordHash !== null, nextEmail, formerEmail, heldUntil };
}
