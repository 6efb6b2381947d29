import { beforeAll, expect, it } from "vitest";
import { disconnectPrisma, prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { hashClientSecret, hashPassword } from "./passwords";
import { signIn } from "./sign-in";

testDatabase();

const password = "vier gewone woorden samen";
const emails = Array.from({ length: 200 }, (_, number) => `person${number}@school.test`);

beforeAll(async () => {
	// The first of a morning by the real cost, the others by the lightest: what is tested is the crowd, not the processor.
	const { schoolId: placeId } = await createSchool();
	const [slow, light] = [await hashPassword(password, ""), await hashClientSecret(password)];
	const data = emails.map((email, number) => ({
		...{ placeId, id: newId(), email, name: "Anna" },
		passwordHash: number % 20 === 0 ? slow : light,
	}));
	await inPlace({ placeId }, (tx) => tx.userAccount.createMany({ data }));
});

/** As after a start: not one connection is open yet. */
async function atOnce(who: readonly string[], address: string) {
	await disconnectPrisma();
	const tried = who.map((email) => signIn({ email, password, address, device: undefined }));
	const results = await Promise.all(tried);
	const ended = new Map<string, typeof results>();
	for (const result of results) {
		const code = result.ok ? "in" : result.code;
		ended.set(code, [...(ended.get(code) ?? []), result]);
	}
	return Object.fromEntries(ended);
}

it("forty of a school at once, behind its one address, all come in", async () => {
	const { in: inside = [], ...others } = await atOnce(emails.slice(0, 40), "198.51.100.1");
	expect([inside.length, others]).toEqual([40, {}]);
});

it("of two hundred at once each is in or told when to come back, and nobody's try is counted", async () => {
	const { in: inside = [], busy = [], ...others } = await atOnce(emails, "198.51.100.2");
	expect([inside.length, busy.length, others]).toEqual([64, 136, {}]);
	for (const told of busy) expect((told as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(0);
	expect(await prisma().rateBucket.count({ where: { count: { gt: 0 } } })).toBe(0);
});

it("one from another address comes in through a crowd of wrong tries", async () => {
	const [, email = "", ...others] = emails;
	const guess = { password: "wrong", address: "203.0.113.1", device: undefined };
	const wrong = others.map((one) => signIn({ ...guess, email: one }));
	const teacher = await signIn({ email, password, address: "198.51.100.3", device: undefined });
	expect(teacher.ok).toBe(true);
	const codes = new Set((await Promise.all(wrong)).map((result) => (result.ok ? "in" : result.code)));
	for (const code of codes) expect(["wrong", "busy", "too-many"]).toContain(code);
});
