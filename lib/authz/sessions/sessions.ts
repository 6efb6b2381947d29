import { now } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inEachPlace } from "../../db/in-place";
import type { AccountKey, PlaceId, SessionId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { endSessions } from "../security-log/end-sessions";
import { readSession } from "./proven-accounts";
import { idleSecondsOf, sessionSeconds } from "./session-limits";
import { type SessionPlace, unknownPlace } from "./session-place";
import { lacksSecondFactor, type SignedBy } from "./signed-by";

/** An account that somebody has just proven to hold, and how. */
export interface Proof extends AccountKey {
	readonly signedBy: SignedBy;
}

interface SessionStart {
	/** The place to begin at. */
	readonly activePlaceId?: PlaceId | null;
	/** When the provider had them prove who they are, where it says so: the session ends as long after that, not after now. */
	readonly provenAt?: Date | null;
	/** The session that this one goes on from: what is proven there stays, with its own times. */
	readonly continues?: SessionId | null;
}

/**
 * A new session with the accounts that were proven; its id travels in the signed cookie and means nothing without these rows. Until the first
 * act each lives as long as that of an admin.
 */
export async function beginSession(
	proofs: readonly Proof[],
	at: Date = now(),
	place: SessionPlace = unknownPlace,
	{ activePlaceId = null, provenAt = null, continues = null }: SessionStart = {},
): Promise<SessionId> {
	const id = newId<SessionId>();
	const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
	const life = provenAt === null ? sessionSeconds : sessionSeconds - (at.getTime() - provenAt.getTime()) / 1000;
	const expiresAt = after(Math.min(life, sessionSeconds));
	const { browser, system, network } = place;
	const times = { provenAt: at, seenAt: at, expiresAt, idleUntil: after(idleSecondsOf([])) };
	const chosen = activePlaceId ?? (proofs.length === 1 ? proofs[0]?.placeId : null);
	await inEachPlace(
		proofs,
		async (tx, { placeId, userId, signedBy }) => {
			await tx.sessionAccount.create({
				data: { placeId, sessionId: id, userId, signedBy, ...times, browser, system, network },
			});
			await tx.userAccount.update({
				where: { placeId_id: { placeId, id: userId } },
				data: { signedInAt: at, ...restoredAfter(signedBy) },
			});
		},
		async (tx) => {
			// The latest moment at which something in it can still be good: what goes on was proven before now.
			await tx.session.create({
				data: {
					id,
					createdAt: at,
					expiresAt: continues === null ? expiresAt : after(sessionSeconds),
					activePlaceId: chosen,
				},
			});
		},
	);
	if (continues !== null) {
		await prisma().$executeRaw`SELECT continue_session(${continues}::uuid, ${id}::uuid)`;
		// What did not move, another account of the same place, is over.
		await endSession(continues, "replaced", at);
	}
	return id;
}

/** Ends a session at once at every place, wherever its cookie may be. Twice is the same as once. */
export async function endSession(
	sessionId: SessionId,
	cause: "sign-out" | "replaced" = "sign-out",
	at: Date = now(),
): Promise<void> {
	const rows = await readSession(sessionId, dayInAmsterdam(at));
	const open = new Map(rows.filter(({ ended_at }) => ended_at === null).map((row) => [row.place_id, row.user_id]));
	const accounts = [...open].map(([placeId, userId]) => ({ placeId, userId }));
	await inEachPlace(accounts, async (tx, account) => {
		await endSessions(tx, { ...account, only: sessionId }, cause, at);
	});
}

/** Whether a session, open or not, came in through the OpenID provider: there one is still signed in when it ends here. */
export async function cameByProvider(sessionId: SessionId): Promise<boolean> {
	const rows = await readSession(sessionId, dayInAmsterdam(now()));
	return rows.some(({ signed_by }) => signed_by.startsWith("identity"));
}

/** What an admin restored alone is the holder's again by what was left: the password by a second factor, a factor by the password. */
function restoredAfter(signedBy: SignedBy): { passwordRestoredBy?: null; factorRestoredBy?: null } {
	if (!lacksSecondFactor(signedBy)) return { passwordRestoredBy: null };
	return signedBy === "password" ? { factorRestoredBy: null } : {};
}
