import type { AccountScope } from "../../authz/scope";
import type { OidcIdentity } from "../../authz/sign-in/oidc-identity";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { AppError } from "../../errors";
import { requireProviderAllowed } from "./chosen-way";
import { inOwn } from "./in-own";
import { lockAccount } from "./lock-account";

/**
 * Links the identity that the OpenID provider confirmed in this tab to the account of who is signed in, by the password, and in a session that
 * showed the second factor where there is one: who only finds the session open cannot give it a door of their own.
 * @throws AppError invalid (password-wrong, factor-first, sign-in-again); too-many; not-allowed where the place lets nobody in by a provider;
 * conflict (identity-linked) when it belongs to another account of the place
 */
export async function linkIdentity(
	scope: AccountScope,
	{ issuer, subject }: OidcIdentity,
	password: string,
): Promise<void> {
	const { placeId, userId } = scope;
	await proveSelf(scope, password);
	await requireProviderAllowed(placeId);
	await inOwn(scope, async (tx, record) => {
		await lockAccount(tx, scope);
		const linked = await tx.accountLink.createMany({
			data: [{ placeId, issuer, subject, userId }],
			skipDuplicates: true,
		});
		if (linked.count === 0) throw new AppError("conflict", "identity-linked");
		await record("account.link");
	});
}
