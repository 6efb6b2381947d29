import { cookies, headers } from "next/headers";
import type { NextAuthOptions, Profile } from "next-auth";
import type { Provider } from "next-auth/providers/index";
import { z } from "zod";
import { now } from "../../clock";
import { cookieName, cookieOptions } from "../../cookie-name";
import { inPlace } from "../../db/in-place";
import type { AccountKey, PlaceId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { env } from "../../env";
import { localeCookie, preferenceCookieOptions, themeCookie } from "../../i18n/preference-cookies";
import { log } from "../../log";
import { isAhead } from "../is-ahead";
import { noteSecurityEvents } from "../security-log/note-security-event";
import { besideCookie, isBeside } from "../sessions/beside";
import { readSession } from "../sessions/proven-accounts";
import { readSessionId, sessionCookieName } from "../sessions/session-cookie";
import { sessionSeconds } from "../sessions/session-limits";
import { placeOf } from "../sessions/session-place";
import { beginSession, endSession, type Proof } from "../sessions/sessions";
import { listLinkedAccounts } from "./find-accounts";
import { askedForIdentity, oidcIdentityCookie, oidcIdentitySeconds, sealIdentity } from "./oidc-identity";
import { ownAddress } from "./own-address";
import { passkeyProvider } from "./passkey-provider";
import { passwordProvider } from "./password-provider";
import { isStale, type ProviderWord, readProviderWord } from "./provider-word";
import { RefusedSignIn, withSignInCodes } from "./refused-sign-in";
import { typedText } from "./typed-text";

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

/** The claims of the cookie: an account that was proven, to count by, and the id of the session that was begun. */
async function newSession(provider: string, user: object, profile: Profile | undefined) {
	const word = provider === "oidc" ? wordOf(profile) : null;
	const proofs = word === null ? (user as { proofs: readonly Proof[] }).proofs : await proofsOf(profile, word);
	const [first] = proofs;
	if (!first) throw new RefusedSignIn("provider");
	await rememberPreferences(first);
	// An identity that waits in this browser for somebody to confirm it is not theirs who signs in now.
	(await cookies()).set(oidcIdentityCookie(), "", cookieOptions(0));
	const { continues, chosen } = await leaveEarlierSession(proofs);
	const place = placeOf(await headers());
	const cause = word === null ? first.signedBy : "identity";
	noteSecurityEvents(async () =>
		proofs.map(({ placeId, userId }) => ({
			placeId,
			userId,
			event: "signed-in" as const,
			cause: causeOf(cause),
			place,
		})),
	);
	const start = { activePlaceId: chosen, provenAt: word?.authenticatedAt ?? null, continues };
	return { sub: `${first.placeId} ${first.userId}`, sid: await beginSession(proofs, now(), place, start) };
}

function causeOf(signedBy: Proof["signedBy"]) {
	return signedBy.startsWith("identity") ? ("identity" as const) : (signedBy as "password" | "code" | "passkey");
}

async function proofsOf(profile: Profile | undefined, word: ProviderWord): Promise<readonly Proof[]> {
	const { issuer, subject } = identityOf(profile);
	const signedBy = word.twoFactors ? ("identity-strong" as const) : ("identity" as const);
	return (await listLinkedAccounts(issuer, subject)).map((account) => ({ ...account, signedBy }));
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
 * The session that was open in this browser: a new sign-in takes its place, or goes on from it where the person asked to be signed in at
 * another place beside it.
 * @returns the place to begin at: where the new one goes on, its own; else the one that was looked at, when it was of one of the same accounts
 */
async function leaveEarlierSession(
	proofs: readonly Proof[],
): Promise<{ continues: Awaited<ReturnType<typeof readSessionId>>; chosen: PlaceId | null }> {
	const jar = await cookies();
	const earlier = await readSessionId(jar.get(sessionCookieName())?.value);
	const beside = jar.get(besideCookie())?.value;
	if (beside !== undefined) jar.set(besideCookie(), "", cookieOptions(0));
	if (earlier === null) return { continues: null, chosen: null };
	if (await isBeside(beside, earlier)) return { continues: earlier, chosen: proofs[0]?.placeId ?? null };
	const rows = await readSession(earlier, dayInAmsterdam(now()));
	const looked = rows.find(({ is_active, ended_at }) => is_active && ended_at === null);
	await endSession(earlier, "replaced");
	const same = proofs.find(({ placeId, userId }) => placeId === looked?.place_id && userId === looked.user_id);
	return { continues: null, chosen: same?.placeId ?? null };
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

/**
 * A linked identity comes in. Another is kept aside, signed, for the page and the tab that asked whom the provider recognises: an address is no
 * proof of who one is, and a browser is used by several.
 */
async function admitIdentity(profile: Profile | undefined): Promise<boolean | string> {
	const { issuer, subject } = identityOf(profile);
	if (isStale(wordOf(profile), now())) return "/sign-in?error=stale";
	if ((await listLinkedAccounts(issuer, subject)).length > 0) return true;
	const jar = await cookies();
	const back = jar.getAll().find(({ name }) => name.endsWith("next-auth.callback-url"))?.value ?? "";
	const asked = askedForIdentity(ownAddress(back));
	if (asked === null) return "/sign-in/unlinked";
	const email = typeof profile?.email === "string" ? profile.email : null;
	const sealed = await sealIdentity({ issuer, subject, email }, asked);
	jar.set(oidcIdentityCookie(), sealed, cookieOptions(oidcIdentitySeconds));
	return asked;
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
async function rememberPreferences({ placeId, userId: id }: AccountKey): Promise<void> {
	const account = await inPlace({ placeId }, (tx) => tx.userAccount.findFirst({ where: { placeId, id } }));
	const jar = await cookies();
	if (account?.locale) jar.set(localeCookie(), account.locale, preferenceCookieOptions());
	if (account?.theme) jar.set(themeCookie(), account.theme, preferenceCookieOptions());
}
