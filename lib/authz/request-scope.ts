import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Scope } from "./scope";
import { readSessionId, sessionCookieName } from "./session-cookie";
import { findSessionScope } from "./session-scope";

/** The scope of this request, or null when nobody with a role is signed in. Asked once a request, of the database. */
export const findScope: () => Promise<Scope | null> = cache(async () => {
	const sessionId = await readSessionId((await cookies()).get(sessionCookieName())?.value);
	return sessionId === null ? null : findSessionScope(sessionId);
});

/** For pages: the scope, or the sign-in page; an admin who has to set up a second factor first goes there. */
export async function requireScope(): Promise<Scope> {
	const scope = (await findScope()) ?? redirect("/sign-in");
	return scope.needsSecondFactor ? redirect("/second-factor") : scope;
}
