import { isAhead } from "../is-ahead";
import { sessionSeconds } from "../sessions/session-limits";

/** What an ID token tells of how somebody signed in at the provider. */
export interface ProviderWord {
	/** By its word two factors of different kinds. */
	readonly twoFactors: boolean;
	/** When they proved who they are there; null: it does not say. */
	readonly authenticatedAt: Date | null;
}

/** Ways of RFC 8176 by kind: what one knows, has and is. Where one is, and that somebody was asked again, are no factor. */
const kinds: readonly ReadonlySet<string>[] = [
	new Set(["pwd", "pin"]),
	new Set(["otp", "hwk", "swk", "sc", "sms", "tel"]),
	new Set(["fpt", "face", "iris", "retina", "vbm"]),
];

/**
 * Reads acr, amr and auth_time (OpenID Connect Core 2). Two factors: amr says `mfa`, or names ways of two kinds (RFC 8176), or acr is one that
 * the host named. A provider that tells nothing is taken for one factor: its people show one of ours where the school asks it.
 */
export function readProviderWord(
	claims: { readonly acr?: unknown; readonly amr?: unknown; readonly auth_time?: unknown },
	strongAcrs: readonly string[],
): ProviderWord {
	const ways: readonly unknown[] = Array.isArray(claims.amr) ? claims.amr : [];
	const shown = kinds.filter((kind) => ways.some((way) => typeof way === "string" && kind.has(way)));
	const byAcr = typeof claims.acr === "string" && strongAcrs.includes(claims.acr);
	const { auth_time: seconds } = claims;
	const known = typeof seconds === "number" && Number.isFinite(seconds) && seconds > 0;
	return {
		twoFactors: ways.includes("mfa") || shown.length > 1 || byAcr,
		// A number beyond what a date can hold is far ahead of our clock, not no moment at all.
		authenticatedAt: known ? new Date(Math.min(seconds * 1000, latestMs)) : null,
	};
}

/**
 * Longer ago than a session lives, ahead of our clock, or not told although max_age asks for it (OpenID Connect Core 3.1.2.1 and 2): they are to
 * sign in there again.
 */
export function isStale({ authenticatedAt }: ProviderWord, at: Date): boolean {
	if (authenticatedAt === null) return true;
	const seconds = authenticatedAt.getTime() / 1000;
	return at.getTime() / 1000 - seconds >= sessionSeconds || isAhead(seconds, at);
}

const latestMs = 8.64e15;
