import { decode } from "next-auth/jwt";
import { cookieName } from "../../cookie-name";
import type { SessionId } from "../../domain/ids";
import { readingSecrets } from "../secrets/derived-key";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const sessionCookieName = () => cookieName("next-auth.session-token");

/** The session id inside the cookie's value; null when the value is missing, forged or too old. */
export async function readSessionId(cookie: string | undefined): Promise<SessionId | null> {
	const token = await readToken(cookie);
	return token === null ? null : (token.sid as SessionId);
}

/** Whose session the cookie names, without asking whether it is still open: to count by, not to let in. */
export async function readAccountId(cookie: string | undefined): Promise<string | null> {
	return (await readToken(cookie))?.sub ?? null;
}

async function readToken(cookie: string | undefined) {
	if (!cookie) return null;
	for (const secret of readingSecrets()) {
		const token = await decode({ token: cookie, secret }).catch(() => null);
		if (typeof token?.sid === "string" && uuid.test(token.sid)) return token;
	}
	return null;
}
