import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { sealChallenge } from "../../authz/passkeys/passkey-challenge";
import { signInByPasskey } from "../../authz/passkeys/sign-in-by-passkey";
import type { Scope } from "../../authz/scope";
import { securityEventsNoted } from "../../authz/security-log/note-security-event";
import { unknownPlace } from "../../authz/sessions/session-place";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { signIn } from "../../authz/sign-in/sign-in";
import { prisma } from "../../db/client";
import { inSchool } from "../../db/in-school";
import { listOwnPasskeys } from "../../queries/passkeys/list-own-passkeys";
import { testDatabase } from "../../testing/database";
import { createAccount, createRole, createSchool } from "../../testing/factories";
import { softwarePasskey } from "../../testing/software-passkey";
import { resetFactor } from "../second-factor/reset-factor";
import { addPasskey } from "./add-passkey";
import { beginPasskey } from "./begin-passkey";
import { removePasskey } from "./remove-passkey";

testDatabase();

const password = "vier gewone woorden samen";
let number = 0;
const address = () => `198.51.100.${++number % 250}`;

async function somebody() {
	const { schoolId } = await createSchool();
	const account = await createAccount({ password });
	await createRole(schoolId, account.userId);
	const scope = await findSessionScope(await beginSession(account.userId));
	if (!scope) throw new Error("no scope");
	return { ...account, schoolId, scope, key: softwarePasskey(account.userId) };
}

type Key = ReturnType<typeof softwarePasskey>;
type Signing = Parameters<Key["signIn"]>[0];

async function add(scope: Scope, key: Key, over: Partial<Signing> = {}) {
	const { challenge } = await beginPasskey(scope, password);
	const cookie = await sealChallenge(challenge, `add ${scope.userId}`);
	return addPasskey(scope, { name: " Laptop ", answer: key.register({ challenge, ...over }), challenge: cookie });
}

async function come(key: Key, over: Partial<Signing> = {}) {
	const challenge = randomBytes(32).toString("base64url");
	const cookie = await sealChallenge(challenge, "sign-in");
	const answer = JSON.stringify(key.signIn({ challenge, ...over }));
	return signInByPasskey({ answer, challenge: cookie, address: address(), place: unknownPlace });
}

const byPassword = (email: string, code = "") =>
	signIn({ email, password, code, address: address(), device: undefined });

describe("a passkey", () => {
	it("is added by the password, signs in alone, and the password alone does so no more; codes for recovery do", async () => {
		const { scope, key, email, userId, schoolId } = await somebody();
		const other = await beginSession(userId);
		const codes = await add(scope, key);
		expect(new Set(codes).size).toBe(10);
		expect(await listOwnPasskeys(scope)).toMatchObject([{ credentialId: key.id, name: "Laptop", usedAt: null }]);
		expect([await findSessionScope(other), (await findSessionScope(scope.sessionId))?.userId]).toEqual([null, userId]);
		expect(await come(key)).toMatchObject({ ok: true, userId, email, signedBy: "passkey" });
		expect((await listOwnPasskeys(scope))[0]?.usedAt).not.toBeNull();
		expect(await byPassword(email)).toMatchObject({ ok: false, code: "code-needed" });
		expect(await byPassword(email, "123456")).toMatchObject({ ok: false, code: "code-wrong" });
		expect(await byPassword(email, codes[0])).toMatchObject({ ok: true, signedBy: "code" });
		expect(await add(scope, softwarePasskey(userId))).toEqual([]);
		const events = await inSchool({ schoolId }, (tx) => tx.auditEvent.findMany());
		expect(events.map(({ action }) => action)).toEqual(["account.passkey-add", "account.passkey-add"]);
	});

	it("is not added without the password, for another's challenge, twice, or where the device asked nobody", async () => {
		const [one, two] = [await somebody(), await somebody()];
		await expect(beginPasskey(one.scope, "niet dit")).rejects.toThrow("password-wrong");
		const { challenge } = await beginPasskey(one.scope, password);
		const theirs = await sealChallenge(challenge, `add ${two.userId}`);
		const answer = one.key.register({ challenge });
		await expect(addPasskey(one.scope, { name: "x", answer, challenge: theirs })).rejects.toThrow("passkey-failed");
		await expect(addPasskey(one.scope, { name: "x", answer, challenge: undefined })).rejects.toThrow("passkey-failed");
		await expect(add(one.scope, one.key, { verified: false })).rejects.toThrow("passkey-failed");
		await expect(add(one.scope, one.key, { origin: "https://elsewhere.example" })).rejects.toThrow("passkey-failed");
		await expect(add(one.scope, one.key, { rpId: "elsewhere.example" })).rejects.toThrow("passkey-failed");
		for (const bad of [null, {}, { ...answer, response: {} }, "text"]) {
			const cookie = await sealChallenge(challenge, `add ${one.userId}`);
			await expect(addPasskey(one.scope, { name: "x", answer: bad, challenge: cookie })).rejects.toThrow(
				"passkey-failed",
			);
		}
		await add(one.scope, one.key);
		await expect(add(one.scope, one.key)).rejects.toThrow("passkey-there");
		expect(await listOwnPasskeys(two.scope)).toEqual([]);
	});

	it("is refused for another page, without its owner, by a key that is not known, and the log of the account says so", async () => {
		const { scope, key, userId, schoolId } = await somebody();
		await add(scope, key);
		for (const over of [{ origin: "https://elsewhere.example" }, { rpId: "elsewhere.example" }, { verified: false }])
			expect(await come(key, over)).toEqual({ ok: false, code: "wrong" });
		expect(await come(softwarePasskey(userId))).toEqual({ ok: false, code: "wrong" });
		await securityEventsNoted();
		const lines = await inSchool({ schoolId }, (tx) =>
			tx.securityEvent.findMany({ where: { event: "sign-in-refused" } }),
		);
		expect(lines.map(({ cause }) => cause)).toEqual(["passkey", "passkey", "passkey"]);
		await prisma().userAccount.update({ where: { id: userId }, data: { endedAt: new Date(Date.now() - 1000) } });
		expect(await come(key)).toEqual({ ok: false, code: "wrong" });
	});

	it("signs a challenge once, of ours, and a counter that goes back is a copy", async () => {
		const { scope, key } = await somebody();
		await add(scope, key, { counter: 5 });
		const challenge = randomBytes(32).toString("base64url");
		const cookie = await sealChallenge(challenge, "sign-in");
		const answer = JSON.stringify(key.signIn({ challenge, counter: 6 }));
		const tried = { answer, challenge: cookie, address: address(), place: unknownPlace };
		expect(await signInByPasskey({ ...tried, challenge: undefined })).toMatchObject({ ok: false });
		expect(await signInByPasskey({ ...tried, challenge: `${cookie}x` })).toMatchObject({ ok: false });
		expect(await signInByPasskey(tried)).toMatchObject({ ok: true });
		expect(await signInByPasskey(tried)).toEqual({ ok: false, code: "wrong" });
		expect(await come(key, { counter: 6 })).toEqual({ ok: false, code: "wrong" });
		expect(await come(key, { counter: 7 })).toMatchObject({ ok: true });
		for (const bad of ["", "{}", "[]", "x".repeat(30_000)])
			expect(await signInByPasskey({ ...tried, answer: bad, challenge: await sealChallenge("c", "sign-in") })).toEqual({
				ok: false,
				code: "wrong",
			});
	});

	it("is taken away by its owner with the password; with the last one the codes go, and the password does again", async () => {
		const [{ scope, key, email, userId }, other] = [await somebody(), await somebody()];
		await add(scope, key);
		const input = { credentialId: key.id, password };
		await expect(removePasskey(other.scope, input)).rejects.toThrow("not-found");
		await expect(removePasskey(scope, { ...input, password: "niet dit" })).rejects.toThrow("password-wrong");
		const elsewhere = await beginSession(userId);
		await removePasskey(scope, input);
		expect([await findSessionScope(elsewhere), await listOwnPasskeys(scope)]).toEqual([null, []]);
		expect(await prisma().recoveryCode.count({ where: { userId } })).toBe(0);
		expect(await byPassword(email)).toMatchObject({ ok: true, signedBy: "password" });
		expect(await come(key)).toEqual({ ok: false, code: "wrong" });
	});

	it("goes when an admin resets the second factor", async () => {
		const { scope, key, userId, schoolId, email } = await somebody();
		await add(scope, key);
		await resetFactor(jobScope(schoolId), userId);
		expect(await come(key)).toEqual({ ok: false, code: "wrong" });
		expect(await byPassword(email)).toMatchObject({ ok: true, signedBy: "password" });
	});
});
