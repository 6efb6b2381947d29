import { cookies } from "next/headers";
import { z } from "zod";
import { besideCookie } from "@/lib/authz/sessions/beside";
import { readSessionId, sessionCookieName } from "@/lib/authz/sessions/session-cookie";
import { cameByProvider, endSession } from "@/lib/authz/sessions/sessions";
import { oidcIdentityCookie } from "@/lib/authz/sign-in/oidc-identity";
import { cookieOptions } from "@/lib/cookie-name";
import { route } from "@/lib/http/route";

/** Sign-out, by a form of our own: the session ends at every place, and the browser forgets the pages that it kept. */
export const POST = route({
	scope: "none",
	input: z.object({}),
	handler: async () => {
		const jar = await cookies();
		const sessionId = await readSessionId(jar.get(sessionCookieName())?.value);
		const byProvider = sessionId !== null && (await cameByProvider(sessionId));
		if (sessionId !== null) await endSession(sessionId);
		jar.set(sessionCookieName(), "", cookieOptions(0));
		// Whom a provider recognised for this browser, and what was to come beside the session, are over with it.
		jar.set(oidcIdentityCookie(), "", cookieOptions(0));
		jar.set(besideCookie(), "", cookieOptions(0));
		// Not "cookies": language, theme and the known device are of the browser.
		return new Response(null, {
			status: 303,
			headers: {
				Location: `/sign-in?left=${byProvider ? "provider" : "1"}`,
				"Clear-Site-Data": '"cache", "storage"',
				"Cache-Control": "no-store",
			},
		});
	},
});
