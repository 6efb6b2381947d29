import { expect, it } from "vitest";
import { prisma } from "../../db/client";
import { inPlace } from "../../db/in-place";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createAccountAt, createSchool } from "../../testing/factories";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { forgetExpired } from "./forget-expired";
import { issueToken } from "./one-time-tokens";

testDatabase();

it("what nobody can use any more goes, what still counts stays", async () => {
	const begin = new Date("2026-11-23T08:00:00Z");
	const daysLater = (days: number) => new Date(begin.getTime() + days * 24 * 3600 * 1000);
	const [{ schoolId }, other] = [await createSchool(), await createSchool()];
	const { userId } = await createAccount();
	for (const placeId of [schoolId, other.schoolId]) {
		const account = await createAccountAt(placeId, userId);
		// Links by the clock of the database: it lets nobody take one out before its time.
		for (const days of [0, 29, 32])
			await inPlace(account, (tx) =>
				issueToken(tx, "password-reset", account, new Date(Date.now() - days * 86_400_000)),
			);
	}
	await beginSessionOf(userId, begin);
	await prisma().setUpCode.create({ data: { codeHash: new Uint8Array(32), expiresAt: begin } });
	const kept = () =>
		Promise.all(
			[schoolId, other.schoolId].map((placeId) =>
				inPlace({ placeId }, async (tx) => (await tx.sessionAccount.count()) + (await tx.accountToken.count())),
			),
		);
	await takeTurn([{ key: rateKey("test", "x"), limit: 1, windowSeconds: 60 }], begin);
	await prisma().clientAssertion.create({ data: { clientId: "c", jti: "j", expiresAt: daysLater(0.01) } });
	const none = { buckets: 0, assertions: 0, tokens: 0, sessions: 0 };
	expect(await kept()).toEqual([4, 4]);
	expect(await forgetExpired(begin)).toEqual({ ...none, tokens: 2 });
	expect(await forgetExpired(daysLater(2))).toEqual({ ...none, buckets: 1, assertions: 1 });
	expect(await kept()).toEqual([3, 3]);
	// The code of before there was a school; what was proven goes with the session, at both places.
	expect(await forgetExpired(daysLater(32))).toEqual({ ...none, tokens: 1, sessions: 1 });
	expect(await kept()).toEqual([2, 2]);
});
