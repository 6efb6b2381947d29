import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { now } from "../clock";
import type { SessionId } from "../domain/ids";
import { boardsOf, type OwnBoard } from "./boards/own-boards";
import type { RolelessScope, Scope } from "./scope";
import { noteRefusedAccess } from "./security-log/note-refused-access";
import { listProvenAccounts, type ProvenAccount } from "./sessions/proven-accounts";
import { rolelessOf } from "./sessions/roleless-scope";
import { readSessionId, sessionCookieName } from "./sessions/session-cookie";
import { type SessionUse, scopeOf } from "./sessions/session-scope";

/** The session of this browser with the accounts that are proven in it: asked once a request, of the database, in one query. */
export const findProven: () => Promise<{
	readonly sessionId: SessionId | null;
	readonly at: Date;
	readonly accounts: readonly ProvenAccount[];
}> = cache(async () => {
	const [sessionId, at] = [await readSessionId((await cookies()).get(sessionCookieName())?.value), now()];
	return { sessionId, at, accounts: sessionId === null ? [] : await listProvenAccounts(sessionId, at) };
});

/**
 * The scope of this request, or null when nobody with a role at a school is signed in. It keeps what was proven for that school alive, but where
 * a page asks by itself ("look").
 */
export const findScope: (use?: SessionUse) => Promise<Scope | null> = cache(async (use: SessionUse = "act") => {
	const { sessionId, at, accounts } = await findProven();
	return sessionId === null ? null : scopeOf(sessionId, accounts, at, use);
});

/** The boards of whoever is signed in. */
export const findOwnBoards: (use?: SessionUse) => Promise<readonly OwnBoard[]> = cache(
	async (use: SessionUse = "act") => {
		const { sessionId, at, accounts } = await findProven();
		return sessionId === null ? [] : boardsOf(sessionId, accounts, at, use);
	},
);

/** Whoever is signed in and holds no role anywhere today; null: nobody is, or some account holds one. */
export const findRoleless: (use?: SessionUse) => Promise<RolelessScope | null> = cache(
	async (use: SessionUse = "act") => {
		const { sessionId, at, accounts } = await findProven();
		if (sessionId === null || accounts.some(({ roles }) => roles.length > 0)) return null;
		return rolelessOf(sessionId, accounts, at, use);
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
