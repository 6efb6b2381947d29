import { cookies, headers } from "next/headers";
import type { NextAuthOptions, Profile } from "next-auth";
import type { Provider } from "next-auth/providers/index";
import { z } from "zod";
import { now } from "../../clock";
import { cookieName, cookieOptions } from "../../cookie-name";
import { prisma } from "../../db/client";
import type { SchoolId, UserId } from "../../domain/ids";
import { env } from "../../env";
import { localeCookie, preferenceCookieOptions, themeCookie } from "../../i18n/preference-cookies";
import { log } from "../../log";
import { isAhead } from "../is-ahead";
import { noteSecurityEvent } from "../security-log/note-security-event";
import { readSessionId, sessionCookieName } from "../sessions/session-cookie";
import { sessionSeconds } from "../sessions/session-limits";
import { placeOf } from "../sessions/session-place";
import { beginSession, endSession } from "../sessions/sessions";
import type { SignedBy } from "../sessions/signed-by";
import { findLinkedAccount, oidcIdentityCookie, oidcIdentitySeconds, sealIdentity } from "./oidc-identity";
import { ownAddress } from "./own-address";
import { passkeyProvider } from "./passkey-provider";
import { passwordProvider } from "./password-provider";
import { isStale, type ProviderWord, readProviderWord } from "./provider-word";
import { RefusedSignIn, withSignInCodes } from "./refused-sign-in";
import { typedText } from "./typed-text";

type OwnWay = Exclude<SignedBy, `identity${string}`>;

/**
 * next-auth keeps the cookie, the CSRF token and the dance with the OpenID provider. The cookie holds the id of a
 * Session row and no more: what it may do is asked of the database at every request (session-scope.ts).
 */
export function nextAuthOptions(): NextAuthOptions {
	return {
		secret: env().APP_SECRET,
		providers: [passwordProvider(), passkeyProvider(), ...oidcProvider()],
		session: { strategy: "jwt", maxAge: sessionSeconds },
		cookies: cookieNames(),
		callbacks: {
			redirect: ({ url }) => ownAddress(url),
			signIn: ({ account, profile }) =>
				account?.provider === "oidc" ? withSignInCodes(() => admitIdentity(profile)) : true,
			jwt({ token, user, account, profile }) {
				if (!account) return token;
				return withSignInCodes(() => newSession(account.provider, user, profile));
			},
		},
		logger: {
			error: (code) => log.warn({ code }, "sign-in failed"),
			warn: (code) => log.debug({ code }, "sign-in"),
			debug: () => {},
		},
	};
}

/** The claims of the cookie: whose session was begun, and its id. */
async function newSession(provider: string, user: object, profile: Profile | undefined) {
	const word = provider === "oidc" ? wordOf(profile) : null;
	const userId = word === null ? (user as { id: UserId }).id : await linkedAccount(profile);
	await rememberPreferences(userId);
	const signedBy = word === null ? ((user as { signedBy?: OwnWay }).signedBy ?? "password") : "identity";
	const chosen = await endEarlierSession(userId);
	const place = placeOf(await headers());
	noteSecurityEvent(async () => ({ userId, event: "signed-in", cause: signedBy, place }));
	const start = { activeSchoolId: chosen, provenAt: word?.authenticatedAt ?? null };
	const strength = word?.twoFactors ? "identity-strong" : signedBy;
	return { sub: userId, sid: await beginSession(userId, now(), strength, place, start) };
}

/** The names of next-auth itself, all with the prefix that binds a cookie to this host. */
function cookieNames(): NextAuthOptions["cookies"] {
	const { maxAge: _ofTheSession, ...options } = cookieOptions(0);
	const named = (plain: string) => ({ name: cookieName(`next-auth.${plain}`), options });
	const short = (plain: string) => ({ ...named(plain), options: cookieOptions(900) });
	return {
		sessionToken: named("session-token"),
		callbackUrl: named("callback-url"),
		csrfToken: named("csrf-token"),
		pkceCodeVerifier: short("pkce.code_verifier"),
		state: short("state"),
		nonce: short("nonce"),
	};
}

/**
 * The session that was open in this browser: a new sign-in takes its place.
 * @returns the school that it looked at, when it was of the same account: who signs in another way for a school stays there
 */
async function endEarlierSession(userId: UserId): Promise<SchoolId | null> {
	const earlier = await readSessionId((await cookies()).get(sessionCookieName())?.value);
	if (earlier === null) return null;
	const session = await prisma().session.findUnique({ where: { id: earlier, userId, revokedAt: null } });
	await endSession(earlier, "replaced");
	return (session?.activeSchoolId ?? null) as SchoolId | null;
}

/** Entree Federatie, SURFconext, Microsoft Entra, Google: any OpenID Connect provider, by its discovery document. */
function oidcProvider(): Provider[] {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_ACR_VALUES } = env();
	if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
	return [
		{
			id: "oidc",
			name: OIDC_NAME,
			type: "oauth",
			wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
			clientId: OIDC_CLIENT_ID,
			clientSecret: OIDC_CLIENT_SECRET,
			// max_age also asks for auth_time in the token (OpenID Connect Core 3.1.2.1).
			authorization: {
				params: {
					scope: "openid email",
					max_age: sessionSeconds,
					...(OIDC_ACR_VALUES === undefined ? {} : { acr_values: OIDC_ACR_VALUES }),
				},
			},
			idToken: true,
			checks: ["pkce", "state", "nonce"],
			profile: (profile: { sub: string }) => ({ id: profile.sub }),
		},
	];
}

/** A linked identity comes in. Another is kept aside, signed, and shown what to do: an address is no proof of who one is. */
async function admitIdentity(profile: Profile | undefined): Promise<boolean | string> {
	const { issuer, subject } = identityOf(profile);
	if (isStale(wordOf(profile), now())) return "/sign-in?error=stale";
	if ((await findLinkedAccount(issuer, subject)) !== null) return true;
	const jar = await cookies();
	const email = typeof profile?.email === "string" ? profile.email : null;
	const sealed = await sealIdentity({ issuer, subject, email });
	jar.set(oidcIdentityCookie(), sealed, cookieOptions(oidcIdentitySeconds));
	const back = jar.getAll().find(({ name }) => name.endsWith("next-auth.callback-url"))?.value ?? "";
	const path = new URL(ownAddress(back)).pathname;
	return /^\/(account|invitation\/[\w-]+)$/.test(path) ? path : "/sign-in/unlinked";
}

async function linkedAccount(profile: Profile | undefined): Promise<UserId> {
	const { issuer, subject } = identityOf(profile);
	const userId = await findLinkedAccount(issuer, subject);
	if (userId === null) throw new RefusedSignIn("provider");
	return userId;
}

const claimsSchema = z.object({
	iss: z.string(),
	sub: typedText(255).min(1),
	iat: z.number().default(0),
	nbf: z.number().default(0),
});

/** Claims of the ID token, which the library has verified: signature, issuer, audience, nonce. */
function identityOf(profile: Profile | undefined): { issuer: string; subject: string } {
	const claims = claimsSchema.safeParse(profile);
	if (!claims.success) throw new RefusedSignIn("provider");
	const { iss, sub, iat, nbf } = claims.data;
	// The library checked the token against the issuer that the discovery document names; that one has to be ours.
	if (!isOwnIssuer(iss)) throw new RefusedSignIn("provider");
	if (isAhead(iat, now()) || isAhead(nbf, now())) throw new RefusedSignIn("provider");
	return { issuer: iss, subject: sub };
}

function wordOf(profile: Profile | undefined): ProviderWord {
	const strongAcrs = env().OIDC_ACR_VALUES?.split(/\s+/) ?? [];
	return readProviderWord((profile ?? {}) as Parameters<typeof readProviderWord>[0], strongAcrs);
}

/** Letter for letter, as the standard asks; but for a slash at the end, which people add and leave out. */
function isOwnIssuer(issuer: string): boolean {
	const bare = (text: string) => text.replace(/\/$/, "");
	return bare(issuer) === bare(env().OIDC_ISSUER ?? "");
}

/** Language and theme of the account go into the cookies that pages read. */
async function rememberPreferences(userId: UserId): Promise<void> {
	const account = await prisma().userAccount.findUnique({ where: { id: userId } });
	const jar = await cookies();
	if (account?.locale) jar.set(localeCookie(), account.locale, preferenceCookieOptions());
	if (account?.theme) jar.set(themeCookie(), account.theme, preferenceCookieOptions());
}
