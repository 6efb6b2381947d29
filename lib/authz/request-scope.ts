import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { now } from "../clock";
import type { Scope } from "./scope";
import { noteRefusedAccess } from "./security-log/note-refused-access";
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

/**
 * For pages: the scope, or the sign-in page. Who has to sign in another way for this school, or to set up a second factor first, is
 * led to the page that says so.
 */
export async function requireScope(): Promise<Scope> {
	const scope = (await findScope()) ?? redirect("/sign-in");
	if (scope.needsOtherWay) {
		noteRefusedAccess(scope, "way");
		redirect("/other-way");
	}
	return scope.needsSecondFactor ? redirect("/second-factor") : scope;
}
