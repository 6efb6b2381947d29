import type { AccountScope } from "../../authz/scope";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";

export interface OwnAccount {
	readonly name: string;
	readonly email: string;
	/** False: the OpenID provider alone signs this account in. */
	readonly hasPassword: boolean;
	/** An address that was asked for, while its link can still confirm it. */
	readonly nextEmail: string | null;
	/** The address before, that can take it back until then. */
	readonly formerEmail: string | null;
	readonly heldUntil: Date | null;
}

export async function getOwnAccount(scope: AccountScope): Promise<OwnAccount> {
	const [{ placeId, userId: id }, at] = [scope, now()];
	const { account, asked } = await inPlace(scope, async (tx) => ({
		account: await tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id } } }),
		asked: await tx.accountToken.count({
			where: { placeId, userId: id, purpose: "address", usedAt: null, expiresAt: { gt: at } },
		}),
	}));
	const { name, email, passwordHash, formerEmail, addressHeldUntil } = account;
	const heldUntil = addressHeldUntil !== null && addressHeldUntil > at ? addressHeldUntil : null;
	const nextEmail = asked > 0 ? account.nextEmail : null;
	return { name, email, hasPassword: passwordHash !== null, nextEmail, formerEmail, heldUntil };
}
