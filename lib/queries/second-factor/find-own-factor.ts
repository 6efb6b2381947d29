import type { AccountScope } from "../../authz/scope";
import { findBegunFactor } from "../../authz/second-factor/begun-factor";
import { totpSetUp } from "../../authz/second-factor/totp";
import { openSecret } from "../../authz/secrets/sealed-secret";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";

/** none: not begun; begun: what the app has to read; on: since when. */
export type OwnFactor =
	| { readonly state: "none" }
	| { readonly state: "begun"; readonly text: string; readonly uri: string }
	| { readonly state: "on"; readonly since: Date };

/** The app of the signed-in person as a second factor. A secret is told only to the session that is setting it up, for ten minutes. */
export async function findOwnFactor(scope: AccountScope): Promise<OwnFactor> {
	const { placeId, userId } = scope;
	const { account, begun } = await inPlace(scope, async (tx) => ({
		account: await tx.userAccount.findUniqueOrThrow({
			where: { placeId_id: { placeId, id: userId } },
			select: { email: true, factor: { select: { confirmedAt: true } } },
		}),
		begun: await findBegunFactor(tx, scope, now()),
	}));
	if (account.factor?.confirmedAt) return { state: "on", since: account.factor.confirmedAt };
	if (begun === null) return { state: "none" };
	const secret = openSecret("second-factor", userId, { keyId: begun.keyId, sealed: begun.secret });
	return secret === null ? { state: "none" } : { state: "begun", ...totpSetUp(secret, account.email) };
}
