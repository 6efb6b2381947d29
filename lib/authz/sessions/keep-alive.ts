import { prisma } from "../../db/client";
import type { SessionId } from "../../domain/ids";

/** Written when it moves by a minute: who reads much is not written much. A role that was given or ended counts at once. */
export async function keepAlive(sessionId: SessionId, idleUntil: Date, seconds: number, at: Date): Promise<void> {
	const next = new Date(at.getTime() + seconds * 1000);
	if (Math.abs(next.getTime() - idleUntil.getTime()) < 60_000) return;
	await prisma().session.updateMany({ where: { id: sessionId }, data: { seenAt: at, idleUntil: next } });
}
