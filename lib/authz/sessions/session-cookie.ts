import { decode } from "next-auth/jwt";
import { cookieName } from "../../cookie-name";
import type { SessionId } from "../../domain/ids";
import { readingSecrets } from "../secrets/derived-key";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const sessionCookieName = () => cookieName("next-auth.session-token");

/** The session id inside the cookie's value; null when the value is missing, forged or too old. */
export async function readSessionId(cookie: string | undefined): Promise<SessionId | null> {
	if (!cookie) return null;
	for (const secret of readingSecrets()) {
		const token = await decode({ token: cookie, secret }).catch(() => null);
		if (typeof token?.sid === "string" && uuid.test(token.sid)) return token.sid as SessionId;
	}
	return null;
}
