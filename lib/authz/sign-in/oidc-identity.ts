import { SignJWT } from "jose";
import { cookieName } from "../../cookie-name";
import { derivedKey } from "../secrets/derived-key";
import { verifyOwnToken } from "../secrets/verify-own-token";

/** Somebody whom the OpenID provider vouches for. E-mail is for the eye only: nothing is ever matched on it. */
export interface OidcIdentity {
	readonly issuer: string;
	readonly subject: string;
	readonly email: string | null;
}

/** Holds an identity that has no account yet, for the page and the tab that asked whom the provider recognises. */
export const oidcIdentityCookie = () => cookieName("groepsbeeld-identity");
export const oidcIdentitySeconds = 600;

/**
 * The address of a page that asks whom the provider recognises, with the mark of its tab; null for any other. Who opens the page in
 * another tab, or later, has another mark and sees nobody.
 */
export function askingFor(path: string, tab: string | null): string | null {
	const isAsking = /^\/(account|(invitation|forgotten)\/[\w-]{43})$/.test(path) && /^[\w-]{22}$/.test(tab ?? "");
	return isAsking ? `${path}?tab=${tab}` : null;
}

/** The same of a whole address, where somebody comes back from the provider. */
export function askedForIdentity(address: string): string | null {
	const { pathname, searchParams } = new URL(address);
	return askingFor(pathname, searchParams.get("tab"));
}

/** The cookie's value: signed, so that nobody can claim an identity that the provider did not confirm. */
export async function sealIdentity(identity: OidcIdentity, asked: string): Promise<string> {
	return new SignJWT({ of: identity.issuer, email: identity.email, asked })
		.setProtectedHeader({ alg: "HS256", typ: "oidc-identity" })
		.setSubject(identity.subject)
		.setExpirationTime(`${oidcIdentitySeconds}s`)
		.sign(derivedKey("oidc-identity"));
}

/** The identity that was recognised for this page and tab (askedForIdentity); null for any other. */
export async function openIdentity(cookie: string | undefined, asked: string | null): Promise<OidcIdentity | null> {
	if (!cookie || asked === null) return null;
	try {
		const { payload } = await verifyOwnToken(cookie, "oidc-identity", {
			typ: "oidc-identity",
			requiredClaims: ["exp", "sub"],
		});
		if (typeof payload.of !== "string" || typeof payload.sub !== "string" || payload.asked !== asked) return null;
		const email = typeof payload.email === "string" ? payload.email : null;
		return { issuer: payload.of, subject: payload.sub, email };
	} catch {
		return null;
	}
}
