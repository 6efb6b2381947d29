import { env } from "../../env";

/** The name of the OpenID provider as the sign-in page shows it; null when none is set. */
export function singleSignOnName(): string | null {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
	return OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET ? OIDC_NAME : null;
}
