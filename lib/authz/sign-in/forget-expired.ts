import { now } from "../../clock";
import { prisma } from "../../db/client";

/**
 * Removes what nobody can use any more: rate buckets and assertions past their time, tokens and sessions that ended
 * thirty days ago (until then they explain what happened). For the daily upkeep job.
 * @returns how many rows of each went.
 */
export async function forgetExpired(at: Date = now()): Promise<Record<string, number>> {
	const daysAgo = (days: number) => new Date(at.getTime() - days * 24 * 3600 * 1000);
	const db = prisma();
	const [buckets, assertions, tokens, sessions] = await db.$transaction([
		db.rateBucket.deleteMany({ where: { resetAt: { lt: daysAgo(1) } } }),
		db.clientAssertion.deleteMany({ where: { expiresAt: { lt: at } } }),
		db.accountToken.deleteMany({ where: { expiresAt: { lt: daysAgo(30) } } }),
		db.session.deleteMany({ where: { expiresAt: { lt: daysAgo(30) } } }),
	]);
	return { buckets: buckets.count, assertions: assertions.count, tokens: tokens.count, sessions: sessions.count };
}
