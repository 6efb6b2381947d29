import { now } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import type { SchoolId, SessionId, UserId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import type { Role } from "../policy";
import { endSessions } from "../security-log/end-sessions";
import { idleSecondsOf, sessionSeconds } from "./session-limits";
import { type SessionPlace, unknownPlace } from "./session-place";
import type { SignedBy } from "./signed-by";

interface SessionStart {
	/** The school to begin at. */
	readonly activeSchoolId?: SchoolId | null;
	/** When the provider had them prove who they are, where it says so: the session ends as long after that, not after now. */
	readonly provenAt?: Date | null;
}

/** A new session row; its id travels in the signed cookie and means nothing without this row. */
export async function beginSession(
	userId: UserId,
	at: Date = now(),
	signedBy: SignedBy = "password",
	place: SessionPlace = unknownPlace,
	{ activeSchoolId = null, provenAt = null }: SessionStart = {},
): Promise<SessionId> {
	const id = newId<SessionId>();
	const held = await prisma().$queryRaw<{ role: Role }[]>`
		SELECT role FROM schools_of_account(${userId}::uuid, ${dayInAmsterdam(at)}::date)
		UNION ALL SELECT 'admin' FROM board_role WHERE user_id = ${userId}::uuid`;
	const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
	const life = provenAt === null ? sessionSeconds : sessionSeconds - (at.getTime() - provenAt.getTime()) / 1000;
	const [expiresAt, idleUntil] = [
		after(Math.min(life, sessionSeconds)),
		after(idleSecondsOf(held.map(({ role }) => role))),
	];
	const { browser, system, network } = place;
	const times = { createdAt: at, seenAt: at, expiresAt, idleUntil };
	await prisma().session.create({ data: { id, userId, ...times, signedBy, activeSchoolId, browser, system, network } });
	return id;
}

/** Ends a session at once, wherever its cookie may be. Twice is the same as once. */
export async function endSession(sessionId: SessionId, cause: "sign-out" | "replaced" = "sign-out"): Promise<void> {
	await prisma().$transaction(async (tx) => {
		const session = await tx.session.findUnique({ where: { id: sessionId }, select: { userId: true } });
		if (session) await endSessions(tx, { userId: session.userId as UserId, only: sessionId }, cause);
	});
}

/** Whether a session, open or not, came in through the OpenID provider: there one is still signed in when it ends here. */
export async function cameByProvider(sessionId: SessionId): Promise<boolean> {
	const session = await prisma().session.findUnique({ where: { id: sessionId }, select: { signedBy: true } });
	return session?.signedBy.startsWith("identity") ?? false;
}
