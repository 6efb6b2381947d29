import { cookies } from "next/headers";
import { now } from "../../clock";
import { dayInAmsterdam } from "../../domain/school-day";
import { readSession } from "./proven-accounts";
import { readSessionId, sessionCookieName } from "./session-cookie";

/**
 * Why a browser that holds the cookie of a session has no scope: nobody used it for too long, its time was over, it was
 * ended from elsewhere, or the account has a role nowhere today. Of several accounts, of the one that was used last. Null:
 * there is nothing to say.
 */
export type SignedOutWhy = "idle" | "over" | "ended" | "no-role";

export async function whySignedOut(): Promise<SignedOutWhy | null> {
	const id = await readSessionId((await cookies()).get(sessionCookieName())?.value);
	const at = now();
	const rows = id === null ? [] : await readSession(id, dayInAmsterdam(at));
	const row = rows.find(({ is_active }) => is_active) ?? rows[0];
	if (!row || row.account_ended_at !== null) return null;
	if (row.ended_at !== null) return "ended";
	if (row.expires_at <= at) return "over";
	return row.idle_until <= at ? "idle" : "no-role";
}
