import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { sealChallenge } from "../../authz/passkeys/passkey-challenge";
import { signInByPasskey } from "../../authz/passkeys/sign-in-by-passkey";
import { userHandleOf } from "../../authz/passkeys/user-handle";
import type { Scope } from "../../authz/scope";
import { securityEventsNoted } from "../../authz/security-log/note-security-event";
import { unknownPlace } from "../../authz/sessions/session-place";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { signIn } from "../../authz/sign-in/sign-in";
import { inSchool } from "../../db/in-school";
import type { AccountKey } from "../../domain/ids";
import type { AppError } from "../../errors";
import { listOwnPasskeys } from "../../queries/passkeys/list-own-passkeys";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { softwarePasskey } from "../../testing/software-passkey";
import { resetFactor } from "../second-factor/reset-factor";
import { addPasskey } from "./add-passkey";
import { beginPasskey } from "./begin-passkey";
import { removePasskey } from "./remove-passkey";

testDatabase();

const password = "vier gewone woorden samen";
let number = 0;
const address = () => `198.51.100.${++number % 250}`;

/** A key as a device makes it for an account: it keeps the place too. */
const keyOf = (account: AccountKey) => softwarePasskey(Buffer.from(userHandleOf(account)));

async function somebody() {
	const { schoolId } = await createSchool();
	const account = await createAccount({ password });
	await createRole(schoolId, account.userId);
	const scope = await findSessionScope(await beginSessionOf(account.userId));
	if (!scope) throw new Error("no scope");
	return { ...account, schoolId, scope, key: keyOf({ placeId: schoolId, userId: account.userId }) };
}

type Key = ReturnType<typeof softwarePasskey>;
type Signing = Parameters<Key["signIn"]>[0];

async function add(scope: Scope, key: Key, over: Partial<Signing> = {}) {
	const { challenge } = await beginPasskey(scope, password);
	const cookie = await sealChallenge(challenge, `add ${scope.sessionId}`);
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
		const other = await beginSessionOf(userId);
		const codes = await add(scope, key);
		expect(new Set(codes).size).toBe(10);
		expect(await listOwnPasskeys(scope)).toMatchObject([{ credentialId: key.id, name: "Laptop", usedAt: null }]);
		expect([await findSessionScope(other), (await findSessionScope(scope.sessionId))?.userId]).toEqual([null, userId]);
		expect(await come(key)).toMatchObject({ ok: true, proofs: [{ placeId: schoolId, userId, signedBy: "passkey" }] });
		expect((await listOwnPasskeys(scope))[0]?.usedAt).not.toBeNull();
		expect(await byPassword(email)).toMatchObject({ ok: false, code: "code-needed" });
		expect(await byPassword(email, "123456")).toMatchObject({ ok: false, code: "code-wrong" });
		expect(await byPassword(email, codes[0])).toMatchObject({ ok: true, proofs: [{ signedBy: "code" }] });
		expect(await add(scope, keyOf(scope))).toEqual([]);
		const events = await inSchool({ schoolId }, (tx) => tx.auditEvent.findMany());
		expect(events.map(({ action }) => action)).toEqual(["account.passkey-add", "account.passkey-add"]);
	});

	it("is not added without the password, for another's challenge, twice, or where the device asked nobody", async () => {
		const [one, two] = [await somebody(), await somebody()];
		await expect(beginPasskey(one.scope, "niet dit")).rejects.toThrow("password-wrong");
		const { challenge } = await beginPasskey(one.scope, password);
		const theirs = await sealChallenge(challenge, `add ${two.scope.sessionId}`);
		const answer = one.key.register({ challenge });
		await expect(addPasskey(one.scope, { name: "x", answer, challenge: theirs })).rejects.toThrow("passkey-failed");
		await expect(addPasskey(one.scope, { name: "x", answer, challenge: undefined })).rejects.toThrow("passkey-failed");
		await expect(add(one.scope, one.key, { verified: false })).rejects.toThrow("passkey-failed");
		await expect(add(one.scope, one.key, { origin: "https://elsewhere.example" })).rejects.toThrow("passkey-failed");
		await expect(add(one.scope, one.key, { rpId: "elsewhere.example" })).rejects.toThrow("passkey-failed");
		for (const bad of [null, {}, { ...answer, response: {} }, "text"]) {
			const cookie = await sealChallenge(challenge, `add ${one.scope.sessionId}`);
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
		expect(await come(keyOf(scope))).toEqual({ ok: false, code: "wrong" });
		await securityEventsNoted();
		const lines = await inSchool({ schoolId }, (tx) =>
			tx.securityEvent.findMany({ where: { event: "sign-in-refused" } }),
		);
		expect(lines.map(({ cause }) => cause)).toEqual(["passkey", "passkey", "passkey"]);
		const endedAt = new Date(Date.now() - 1000);
		await inSchool({ schoolId }, (tx) => tx.userAccount.updateMany({ where: { id: userId }, data: { endedAt } }));
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
		const [{ scope, key, email, userId, schoolId }, other] = [await somebody(), await somebody()];
		await add(scope, key);
		const input = { credentialId: key.id, password };
		await expect(removePasskey(other.scope, input)).rejects.toThrow("not-found");
		await expect(removePasskey(scope, { ...input, password: "niet dit" })).rejects.toThrow("password-wrong");
		const elsewhere = await beginSessionOf(userId);
		await removePasskey(scope, input);
		expect([await findSessionScope(elsewhere), await listOwnPasskeys(scope)]).toEqual([null, []]);
		expect(await inSchool({ schoolId }, (tx) => tx.recoveryCode.count({ where: { userId } }))).toBe(0);
		expect(await byPassword(email)).toMatchObject({ ok: true, proofs: [{ signedBy: "password" }] });
		expect(await come(key)).toEqual({ ok: false, code: "wrong" });
	});

	it("that a device made before accounts belonged to a place still comes in", async () => {
		const { scope, userId, schoolId } = await somebody();
		const old = softwarePasskey(Buffer.from(userId));
		await add(scope, old);
		expect(await come(old)).toMatchObject({ ok: true, proofs: [{ placeId: schoolId, userId }] });
	});

	it("is of one place: the account of the same person at another is not opened by it, nor one that another key names", async () => {
		const { scope, key, userId, schoolId } = await somebody();
		const elsewhere = await createSchool();
		await createRole(elsewhere.schoolId, userId);
		await add(scope, key);
		const came = await come(key);
		expect(came.ok && came.proofs.map(({ placeId }) => placeId)).toEqual([schoolId]);
		const two = await somebody();
		const foreign = keyOf(two.scope);
		await add(scope, foreign);
		expect(await come(foreign)).toEqual({ ok: false, code: "wrong" });
	});

	it("proves the accounts of its own public key alone: the name of a credential is no secret, and anybody may give it to a key of their own", async () => {
		const [owner, thief, later] = [await somebody(), await somebody(), await somebody()];
		await add(owner.scope, owner.key);
		for (const { scope, userId, schoolId } of [thief, later]) {
			const own = keyOf({ placeId: schoolId, userId });
			const named = { ...own, register: (signing: Signing) => ({ ...own.register(signing) }) };
			await add(scope, named);
			// As a device that lies: the row names the owner's credential.
			await inSchool({ schoolId }, (tx) =>
				tx.passkey.updateMany({ where: { placeId: schoolId, userId }, data: { credentialId: owner.key.id } }),
			);
			const challenge = randomBytes(32).toString("base64url");
			const answer = { ...own.signIn({ challenge, counter: 9 }), id: owner.key.id, rawId: owner.key.id };
			const cookie = await sealChallenge(challenge, "sign-in");
			const came = await signInByPasskey({
				...{ answer: JSON.stringify(answer), challenge: cookie, address: address(), place: unknownPlace },
			});
			expect(came).toMatchObject({ ok: true, proofs: [{ placeId: schoolId, userId }] });
		}
		// The owner is neither opened nor shut out.
		expect(await come(owner.key)).toMatchObject({
			ok: true,
			proofs: [{ placeId: owner.schoolId, userId: owner.userId, signedBy: "passkey" }],
		});
	});

	it("goes to ten at most, also when eleven come at the same moment, and the second asks for the first", async () => {
		const { scope } = await somebody();
		const keys = Array.from({ length: 11 }, () => keyOf(scope));
		const begun = [];
		for (const key of keys) {
			const challenge = randomBytes(32).toString("base64url");
			const cookie = await sealChallenge(challenge, `add ${scope.sessionId}`);
			begun.push({ name: "x", answer: key.register({ challenge }), challenge: cookie });
		}
		const ended = await Promise.allSettled(begun.map((one) => addPasskey(scope, one)));
		const told = ended.flatMap((one) => (one.status === "rejected" ? [(one.reason as AppError).messageKey] : []));
		expect(told).toEqual(["passkeys-full"]);
		expect(await listOwnPasskeys(scope)).toHaveLength(10);
		// A session that came by the password alone adds none beside them.
		const weak = await findSessionScope(await beginSessionOf(scope.userId));
		if (!weak) throw new Error("no scope");
		await expect(beginPasskey(weak, password)).rejects.toThrow("factor-first");
	});

	it("goes when an admin resets the second factor", async () => {
		const { scope, key, userId, schoolId, email } = await somebody();
		await add(scope, key);
		await resetFactor(jobScope(schoolId), userId);
		expect(await come(key)).toEqual({ ok: false, code: "wrong" });
		expect(await byPassword(email)).toMatchObject({ ok: true, proofs: [{ signedBy: "password" }] });
	});
});
