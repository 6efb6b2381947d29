import { now } from "../../clock";
import { prisma } from "../../db/client";

/**
 * Removes what nobody can use any more: rate buckets and assertions past their time, links and sessions that ended
 * thirty days ago (until then they explain what happened). What was proven in a session goes with it, at every place. For the
 * daily upkeep job.
 * @returns how many rows of each went.
 */
export async function forgetExpired(at: Date = now()): Promise<Record<string, number>> {
	const daysAgo = (days: number) => new Date(at.getTime() - days * 24 * 3600 * 1000);
	const db = prisma();
	const [buckets, assertions, sessions, codes, [links]] = await db.$transaction([
		db.rateBucket.deleteMany({ where: { resetAt: { lt: daysAgo(1) } } }),
		db.clientAssertion.deleteMany({ where: { expiresAt: { lt: at } } }),
		db.session.deleteMany({ where: { expiresAt: { lt: daysAgo(30) } } }),
		db.setUpCode.deleteMany({ where: { expiresAt: { lt: daysAgo(30) } } }),
		db.$queryRaw<{ gone: number }[]>`SELECT forget_old_links() AS gone`,
	]);
	const [tokens] = [(links?.gone ?? 0) + codes.count];
	return { buckets: buckets.count, assertions: assertions.count, tokens, sessions: sessions.count };
}
