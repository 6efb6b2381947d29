import { env } from "../../env";

/** What the provider calls itself in a token, as account_link keeps it: with or without a slash at the end. Empty: there is none. */
export function providerIssuers(): string[] {
	if (singleSignOnName() === null) return [];
	const bare = (env().OIDC_ISSUER ?? "").replace(/\/$/, "");
	return [bare, `${bare}/`];
}

/** The name of the OpenID provider as the sign-in page shows it; null when none is set. */
export function singleSignOnName(): string | null {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
	return OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET ? OIDC_NAME : null;
}
