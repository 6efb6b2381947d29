import { SignJWT } from "jose";
import { cookieName } from "../../cookie-name";
import type { SessionId } from "../../domain/ids";
import { derivedKey } from "../secrets/derived-key";
import { verifyOwnToken } from "../secrets/verify-own-token";

/** Says that the next sign-in of this browser is at another place beside this session, as its person asked. */
export const besideCookie = () => cookieName("groepsbeeld-beside");
/** Short: who walks away must not have the next person's accounts beside their own. */
export const besideSeconds = 300;

export function sealBeside(sessionId: SessionId): Promise<string> {
	return new SignJWT()
		.setProtectedHeader({ alg: "HS256", typ: "beside" })
		.setSubject(sessionId)
		.setExpirationTime(`${besideSeconds}s`)
		.sign(derivedKey("beside"));
}

/** Whether the cookie was given in this very session, just now. */
export async function isBeside(cookie: string | undefined, sessionId: SessionId): Promise<boolean> {
	if (!cookie) return false;
	try {
		const { payload } = await verifyOwnToken(cookie, "beside", { typ: "beside", requiredClaims: ["exp", "sub"] });
		return payload.sub === sessionId;
	} catch {
		return false;
	}
}
