import { randomBytes } from "node:crypto";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { formatSetUpCode, hashSetUpCode } from "./set-up-code";

const lifeMs = 24 * 3600 * 1000;

/**
 * A new one-time code for the set-up page, to be printed where only the person at the machine sees it; earlier codes
 * end. Null when there is a school already: then nothing is set up through the page any more.
 */
export async function issueSetUpCode(): Promise<string | null> {
	const code = formatSetUpCode(randomBytes(32));
	return prisma().$transaction(async (tx) => {
		if ((await tx.school.findFirst({ select: { id: true } })) !== null) return null;
		// Two processes that start at once print two codes, of which the later holds.
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('set-up code', 0))`;
		const at = now();
		await tx.setUpCode.deleteMany();
		const expiresAt = new Date(at.getTime() + lifeMs);
		await tx.setUpCode.create({ data: { codeHash: hashSetUpCode(code), expiresAt } });
		return code;
	});
}
