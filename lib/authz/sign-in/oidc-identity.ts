import { SignJWT } from "jose";
import { cookieName } from "../../cookie-name";
import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";
import { derivedKey } from "../secrets/derived-key";
import { verifyOwnToken } from "../secrets/verify-own-token";

/** Somebody whom the OpenID provider vouches for. E-mail is for the eye only: nothing is ever matched on it. */
export interface OidcIdentity {
	readonly issuer: string;
	readonly subject: string;
	readonly email: string | null;
}

/** Holds an identity that has no account yet, until its owner opens an invitation in the same browser. */
export const oidcIdentityCookie = () => cookieName("groepsbeeld-identity");
export const oidcIdentitySeconds = 1800;

/** The account that an identity is linked to, on (issuer, subject); null when none is, or the account has ended. */
export async function findLinkedAccount(issuer: string, subject: string): Promise<UserId | null> {
	const link = await prisma().accountLink.findUnique({
		where: { issuer_subject: { issuer, subject } },
		select: { userId: true, user: { select: { endedAt: true } } },
	});
	return link && link.user.endedAt === null ? (link.userId as UserId) : null;
}

/** The cookie's value: signed, so that nobody can claim an identity that the provider did not confirm. */
export async function sealIdentity(identity: OidcIdentity): Promise<string> {
	return new SignJWT({ of: identity.issuer, email: identity.email })
		.setProtectedHeader({ alg: "HS256", typ: "oidc-identity" })
		.setSubject(identity.subject)
		.setExpirationTime(`${oidcIdentitySeconds}s`)
		.sign(derivedKey("oidc-identity"));
}

export async function openIdentity(cookie: string | undefined): Promise<OidcIdentity | null> {
	if (!cookie) return null;
	try {
		const { payload } = await verifyOwnToken(cookie, "oidc-identity", {
			typ: "oidc-identity",
			requiredClaims: ["exp", "sub"],
		});
		if (typeof payload.of !== "string" || typeof payload.sub !== "string") return null;
		const email = typeof payload.email === "string" ? payload.email : null;
		return { issuer: payload.of, subject: payload.sub, email };
	} catch {
		return null;
	}
}
