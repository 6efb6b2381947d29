import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { now } from "../clock";
import { listOwnBoards, type OwnBoard } from "./boards/own-boards";
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

/** The boards of whoever is signed in; asked once a request, of the database. */
export const findOwnBoards: (use?: SessionUse) => Promise<readonly OwnBoard[]> = cache(
	async (use: SessionUse = "act") => {
		const sessionId = await readSessionId((await cookies()).get(sessionCookieName())?.value);
		return sessionId === null ? [] : listOwnBoards(sessionId, now(), use);
	},
);

/** Who has a role at a board alone finds no page of a school; anybody else without a role signs in. */
async function elsewhere(): Promise<never> {
	const [board] = await findOwnBoards();
	if (!board) redirect("/sign-in");
	noteRefusedAccess(board.scope, "right");
	notFound();
}

/**
 * For pages: the scope, or the sign-in page. Who has to sign in another way for this school, or to set up a second factor first, is
 * led to the page that says so.
 */
export async function requireScope(): Promise<Scope> {
	const scope = (await findScope()) ?? (await elsewhere());
	if (scope.needsOtherWay) {
		noteRefusedAccess(scope, "way");
		redirect("/other-way");
	}
	return scope.needsSecondFactor ? redirect("/second-factor") : scope;
}
