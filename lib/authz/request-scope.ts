import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { now } from "../clock";
import type { Scope } from "./scope";
import { readSessionId, sessionCookieName } from "./sessions/session-cookie";
import { findSessionScope, type SessionUse } from "./sessions/session-scope";

/**
 * The scope of this request, or null when nobody with a role is signed in. Asked once a request, of the database. It keeps
 * the session alive, but where a page asks by itself ("look").
 */
export const findScope: (use?: SessionUse) => Promise<Scope | null> = cache(async (use: SessionUse = "act") => {
	const sessionId = await readSessionId((await cookies()).get(sessionCookieName())?.value);
	return sessionId === null ? null : findSessionScope(sessionId, now(), use);
});

/** For pages: the scope, or the sign-in page; an admin who has to set up a second factor first goes there. */
export async function requireScope(): Promise<Scope> {
	const scope = (await findScope()) ?? redirect("/sign-in");
	return scope.needsSecondFactor ? redirect("/second-factor") : scope;
}
