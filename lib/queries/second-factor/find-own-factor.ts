import type { AccountScope } from "../../authz/scope";
import { totpSetUp } from "../../authz/second-factor/totp";
import { openSecret } from "../../authz/secrets/sealed-secret";
import { prisma } from "../../db/client";

/** none: not begun; begun: what the app has to read; on: since when. */
export type OwnFactor =
	| { readonly state: "none" }
	| { readonly state: "begun"; readonly text: string; readonly uri: string }
	| { readonly state: "on"; readonly since: Date };

/** The app of the signed-in person as a second factor. A secret is told only while it is being set up. */
export async function findOwnFactor({ userId }: AccountScope): Promise<OwnFactor> {
	const account = await prisma().userAccount.findUniqueOrThrow({
		where: { id: userId },
		select: {
			email: true,
			factor: true,
		},
	});
	const { factor, email } = account;
	if (factor === null) return { state: "none" };
	if (factor.confirmedAt) return { state: "on", since: factor.confirmedAt };
	const secret = openSecret("second-factor", userId, { keyId: factor.keyId, sealed: factor.secret });
	return secret === null ? { state: "none" } : { state: "begun", ...totpSetUp(secret, email) };
}
