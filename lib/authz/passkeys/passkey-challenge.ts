import { SignJWT } from "jose";
import { cookieName } from "../../cookie-name";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { derivedKey } from "../secrets/derived-key";
import { verifyOwnToken } from "../secrets/verify-own-token";

/** Holds the challenge that this browser's passkey is to sign. */
export const passkeyCookie = () => cookieName("groepsbeeld-passkey");
export const passkeyCookieSeconds = 300;

/** What a challenge is for: signing in, or within one session adding a key or showing one. */
type ChallengeUse = "sign-in" | `add ${string}` | `prove ${string}`;

/** The cookie's value: signed, so that nobody brings a challenge that was not given. */
export function sealChallenge(challenge: string, use: ChallengeUse): Promise<string> {
	return new SignJWT({ challenge, use })
		.setProtectedHeader({ alg: "HS256", typ: "passkey-challenge" })
		.setExpirationTime(`${passkeyCookieSeconds}s`)
		.sign(derivedKey("passkey-challenge"));
}

/** The challenge, once: a second time it is null, as when it is too old or was given for something else. */
export async function spendChallenge(cookie: string | undefined, use: ChallengeUse): Promise<string | null> {
	if (!cookie) return null;
	try {
		const options = { typ: "passkey-challenge", requiredClaims: ["exp"] };
		const { payload } = await verifyOwnToken(cookie, "passkey-challenge", options);
		const { challenge } = payload;
		if (payload.use !== use || typeof challenge !== "string") return null;
		const once = { key: rateKey("passkey-challenge", challenge), limit: 1, windowSeconds: 2 * passkeyCookieSeconds };
		return (await takeTurn([once])).allowed ? challenge : null;
	} catch {
		return null;
	}
}
