import { expect, it } from "vitest";
import { prisma } from "../../db/client";
import { testDatabase } from "../../testing/database";
import { createAccount } from "../../testing/factories";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { beginSession } from "../sessions/sessions";
import { forgetExpired } from "./forget-expired";
import { issueToken } from "./one-time-tokens";

testDatabase();

it("what nobody can use any more goes, what still counts stays", async () => {
	const begin = new Date("2026-11-23T08:00:00Z");
	const daysLater = (days: number) => new Date(begin.getTime() + days * 24 * 3600 * 1000);
	const { userId } = await createAccount();
	await beginSession(userId, begin);
	await issueToken(prisma(), "password-reset", userId, begin);
	await takeTurn([{ key: rateKey("test", "x"), limit: 1, windowSeconds: 60 }], begin);
	await prisma().clientAssertion.create({ data: { clientId: "c", jti: "j", expiresAt: daysLater(0.01) } });
	const none = { buckets: 0, assertions: 0, tokens: 0, sessions: 0 };
	expect(await forgetExpired(begin)).toEqual(none);
	expect(await forgetExpired(daysLater(2))).toEqual({ ...none, buckets: 1, assertions: 1 });
	expect(await forgetExpired(daysLater(32))).toEqual({ ...none, tokens: 1, sessions: 1 });
});
