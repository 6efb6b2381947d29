import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { checkFactor } from "../../authz/second-factor/check-factor";
import { renewRecoveryCodes } from "../../authz/second-factor/recovery-codes";
import { openSecret, sealSecret } from "../../authz/secrets/sealed-secret";
import { findSessionScope } from "../../authz/sessions/session-scope";
import type { SignedBy } from "../../authz/sessions/signed-by";
import { signIn } from "../../authz/sign-in/sign-in";
import { today } from "../../clock";
import { inPlace } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import type { PlaceId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { findOwnFactor } from "../../queries/second-factor/find-own-factor";
import { getFactorRule } from "../../queries/second-factor/get-factor-rule";
import { hasShownFactor } from "../../queries/second-factor/has-shown-factor";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { restorePassword } from "../accounts/restore-password";
import { beginPasskey } from "../passkeys/begin-passkey";
import { switchPlace } from "../sessions/switch-place";
import { beginFactor } from "./begin-factor";
import { confirmFactor } from "./confirm-factor";
import { proveFactor } from "./prove-factor";
import { removeFactor } from "./remove-factor";
import { resetFactor } from "./reset-factor";
import { setFactorRule } from "./set-factor-rule";

testDatabase();

const password = "vier gewone woorden samen";
let number = 0;

async function scopeOf(userId: UserId, signedBy: SignedBy = "password") {
	const scope = await findSessionScope(await beginSessionOf(userId, new Date(), signedBy));
	if (!scope) throw new Error("no scope");
	return scope;
}

async function personAt(schoolId: Parameters<typeof createRole>[0], role: "admin" | "staff" = "admin") {
	const { userId, email } = await createAccount({ password });
	await createRole(schoolId, userId, { role });
	return { placeId: schoolId, userId, email };
}

const codeAt = (text: string, at = new Date()) =>
	new TOTP({ secret: Secret.fromBase32(text) }).generate({ timestamp: at.getTime() });
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** Set up and confirmed; the code of the step before was used for it. */
async function withFactor(userId: UserId) {
	const scope = await scopeOf(userId);
	await beginFactor(scope, password);
	const begun = await findOwnFactor(scope);
	if (begun.state !== "begun") throw new Error("not begun");
	const codes = await confirmFactor(scope, codeAt(begun.text, later(-30)));
	return { scope, text: begun.text, codes };
}

const trySignIn = async (email: string, code?: string, at = new Date()) => {
	const tried = { email, password, address: `198.51.100.${++number % 250}`, device: undefined };
	const result = await signIn({ ...tried, ...(code === undefined ? {} : { code }) }, at);
	return result.ok ? result.proofs.map(({ signedBy }) => signedBy).join() : result.code;
};

describe("a second factor", () => {
	it("is asked for after the password once it is confirmed; a code works once", async () => {
		const { schoolId } = await createSchool();
		const { userId, email } = await personAt(schoolId);
		expect(await trySignIn(email)).toBe("password");
		const { text } = await withFactor(userId);
		expect(await trySignIn(email)).toBe("code-needed");
		expect(await trySignIn(email, "000000")).toBe("code-wrong");
		const code = codeAt(text);
		expect(await trySignIn(email, ` ${code.slice(0, 3)} ${code.slice(3)}`)).toBe("code");
		expect(await trySignIn(email, code)).toBe("code-wrong");
		expect(await trySignIn(email, codeAt(text, later(60)), later(60))).toBe("code");
		const wrong = { email, password: `${password}x`, code: codeAt(text), address: "198.51.100.251", device: undefined };
		expect(await signIn(wrong)).toMatchObject({ ok: false, code: "wrong" });
	});

	it("of which two send one code at the same moment lets one in", async () => {
		const account = await personAt((await createSchool()).schoolId);
		const { text } = await withFactor(account.userId);
		const both = await Promise.all([1, 2].map(() => checkFactor(account, codeAt(text), null)));
		expect(both.toSorted()).toEqual(["right", "wrong"]);
	});

	it("that was begun and not confirmed asks for nothing; confirmed it ends the other sessions and tells the log", async () => {
		const { schoolId } = await createSchool();
		const { userId, email } = await personAt(schoolId);
		const [scope, other] = [await scopeOf(userId), await scopeOf(userId)];
		await beginFactor(scope, password);
		expect(await trySignIn(email)).toBe("password");
		await expect(confirmFactor(scope, "000000")).rejects.toThrow("code-wrong");
		const begun = await findOwnFactor(scope);
		if (begun.state !== "begun") throw new Error("not begun");
		const codes = await confirmFactor(scope, codeAt(begun.text));
		expect(new Set(codes).size).toBe(10);
		// Of 32 letters each, so 140 bits.
		for (const one of codes) expect(one).toMatch(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){6}$/);
		expect(await findOwnFactor(scope)).toMatchObject({ state: "on" });
		expect([await findSessionScope(other.sessionId), (await findSessionScope(scope.sessionId))?.userId]).toEqual([
			null,
			userId,
		]);
		await expect(beginFactor(scope, password)).rejects.toThrow("factor-there");
		await expect(beginFactor(scope, `${password}x`)).rejects.toThrow("password-wrong");
		await expect(confirmFactor(scope, codeAt(begun.text))).rejects.toThrow("not-found");
		const row = await inSchool({ schoolId }, (tx) => tx.accountFactor.findFirstOrThrow({ where: { userId } }));
		const stored = JSON.stringify(row, (_key, value) => (typeof value === "bigint" ? String(value) : value));
		expect(stored).not.toContain(begun.text);
		const events = await inSchool({ schoolId }, (tx) =>
			tx.auditEvent.findMany({ where: { action: { startsWith: "account.factor" } } }),
		);
		expect(events.map(({ action }) => action)).toEqual(["account.factor-on"]);
	});

	it("is got round by a code for recovery, once, and taken away by the password and a code", async () => {
		const { userId, email } = await personAt((await createSchool()).schoolId);
		const { scope, codes, text } = await withFactor(userId);
		const [recovery = ""] = codes;
		expect(await trySignIn(email, recovery.toLowerCase())).toBe("code");
		expect(await trySignIn(email, recovery)).toBe("code-wrong");
		await expect(removeFactor(scope, { password, code: "000000" })).rejects.toThrow("code-wrong");
		await expect(removeFactor(scope, { password: "niet dit", code: codeAt(text) })).rejects.toThrow("password-wrong");
		await removeFactor(scope, { password, code: codeAt(text) });
		expect([await trySignIn(email), await findOwnFactor(scope)]).toEqual(["password", { state: "none" }]);
		await expect(removeFactor(scope, { password, code: codeAt(text) })).rejects.toThrow("not-found");
	});

	it("has so many tries an hour from all browsers that it does not know; one that it knows has its own, and a code for recovery counts", async () => {
		const account = await personAt((await createSchool()).schoolId);
		const { text, codes } = await withFactor(account.userId);
		for (let turn = 0; turn < 30; turn++) expect(await checkFactor(account, "000000", null)).toBe("wrong");
		expect(await checkFactor(account, codeAt(text), null)).toBe("too-many");
		// Who knows the password alone cannot shut the owner out.
		expect(await checkFactor(account, codes[0] ?? "", null)).toBe("right");
		expect(await checkFactor(account, codeAt(text), "the owner's browser")).toBe("right");
		for (let turn = 0; turn < 29; turn++)
			expect(await checkFactor(account, "000000", "the owner's browser")).toBe("wrong");
		expect(await checkFactor(account, codeAt(text, later(30)), "the owner's browser", later(30))).toBe("too-many");
		expect(await checkFactor(account, codeAt(text, later(3_700)), null, later(3_700))).toBe("right");
	});

	it("that was begun belongs to its session, for ten minutes, and is void once the owner shows or adds another", async () => {
		const { schoolId } = await createSchool();
		const { userId, placeId } = await personAt(schoolId);
		const [scope, other] = [await scopeOf(userId), await scopeOf(userId)];
		await beginFactor(scope, password);
		const begun = await findOwnFactor(scope);
		if (begun.state !== "begun") throw new Error("not begun");
		expect(await findOwnFactor(other)).toEqual({ state: "none" });
		await expect(confirmFactor(other, codeAt(begun.text))).rejects.toThrow("not-found");
		const age = (minutes: number) =>
			inSchool({ schoolId }, (tx) =>
				tx.accountFactor.updateMany({ where: { userId }, data: { createdAt: later(-60 * minutes) } }),
			);
		await age(11);
		expect(await findOwnFactor(scope)).toEqual({ state: "none" });
		await expect(confirmFactor(scope, codeAt(begun.text))).rejects.toThrow("not-found");
		await age(9);
		expect((await findOwnFactor(scope)).state).toBe("begun");
		// The owner has a passkey, and shows a code for recovery in another session.
		const key = { credentialId: `key ${userId}`, publicKey: new Uint8Array(1), counter: 0n, transports: [], name: "x" };
		const codes = await inSchool({ schoolId }, async (tx) => {
			await tx.passkey.create({ data: { placeId, userId, ...key } });
			return renewRecoveryCodes(tx, { placeId, userId });
		});
		await proveFactor(other, codes[0] ?? "");
		await expect(confirmFactor(scope, codeAt(begun.text))).rejects.toThrow("not-found");
		await expect(beginFactor(scope, password)).rejects.toThrow("factor-first");
	});

	it("of a place is asked there alone: the account at another place with the same password comes in without", async () => {
		const [one, two] = [await createSchool({ name: "A" }), await createSchool({ name: "B" })];
		const { userId, email } = await personAt(one.schoolId, "staff");
		const { text } = await withFactor(userId);
		await createRole(two.schoolId, userId);
		expect(await trySignIn(email, "000000")).toBe("password,password");
		const shut = await scopeOf(userId);
		// It begins where it may act, and asks for the code where one goes.
		expect([shut.schoolId, shut.roles.size]).toEqual([two.schoolId, 1]);
		await switchPlace(shut, one.schoolId);
		const asked = await findSessionScope(shut.sessionId);
		expect([asked?.schoolId, asked?.roles.size, asked?.needsSecondFactor]).toEqual([one.schoolId, 0, true]);
		if (asked) await proveFactor(asked, codeAt(text));
		expect((await findSessionScope(shut.sessionId))?.roles.size).toBe(1);
		const held = (await trySignIn(email, codeAt(text, later(30)), later(30))).split(",");
		expect(held.toSorted()).toEqual(["code", "password"]);
	});
});

describe("a school that asks its admins for a second factor", () => {
	it("gives who came with a password alone no admin role from that day on, and everybody else as before", async () => {
		const { schoolId } = await createSchool();
		const { userId } = await personAt(schoolId);
		const admin = await scopeOf(userId);
		await setFactorRule(admin, { adminsFrom: addDays(today(), 14), staffFrom: null });
		expect([...(await scopeOf(userId)).roles]).toEqual(["admin"]);
		await setFactorRule(admin, { adminsFrom: today(), staffFrom: null });
		const without = await scopeOf(userId);
		expect([[...without.roles], without.needsSecondFactor]).toEqual([[], true]);
		for (const signedBy of ["code", "identity-strong", "identity-code"] as const)
			expect([...(await scopeOf(userId, signedBy)).roles]).toEqual(["admin"]);
		// The provider told of one factor, or of none.
		expect((await scopeOf(userId, "identity")).needsSecondFactor).toBe(true);
		const staff = await personAt(schoolId, "staff");
		expect(await scopeOf(staff.userId)).toMatchObject({ roles: new Set(["staff"]) });
		expect((await scopeOf(staff.userId)).needsSecondFactor).toBeUndefined();
		// Set up in the session that lacks it, it is an admin's again.
		const { scope } = await withFactor(userId);
		expect([...((await findSessionScope(scope.sessionId))?.roles ?? [])]).toEqual(["admin"]);
		const elsewhere = await createSchool();
		expect([...(await scopeOf((await personAt(elsewhere.schoolId)).userId)).roles]).toEqual(["admin"]);
		await expect(setFactorRule(await scopeOf(staff.userId), { adminsFrom: null, staffFrom: null })).rejects.toThrow(
			"not-allowed",
		);
		await expect(setFactorRule(admin, { adminsFrom: "soon", staffFrom: null })).rejects.toThrow("invalid");
	});

	it("may ask it of everybody: then a password alone shows no pupils, and other ways do", async () => {
		const { schoolId } = await createSchool();
		const admin = await scopeOf((await personAt(schoolId)).userId);
		const staff = await personAt(schoolId, "staff");
		await setFactorRule(admin, { adminsFrom: null, staffFrom: today() });
		expect(await getFactorRule(admin)).toEqual({ adminsFrom: null, staffFrom: today() });
		const without = await scopeOf(staff.userId);
		expect([[...without.roles], without.personId, without.needsSecondFactor]).toEqual([[], null, true]);
		for (const signedBy of ["code", "passkey", "identity-strong"] as const)
			expect([...(await scopeOf(staff.userId, signedBy)).roles]).toEqual(["staff"]);
		// One who is both keeps the role of which nothing is asked.
		await createRole(schoolId, staff.userId, { role: "admin" });
		expect([...(await scopeOf(staff.userId)).roles]).toEqual(["admin"]);
		const elsewhere = await createSchool();
		expect([...(await scopeOf((await personAt(elsewhere.schoolId, "staff")).userId)).roles]).toEqual(["staff"]);
	});

	it("asks who came through a provider that told of one factor for one of ours, which is shown within the session", async () => {
		const { schoolId } = await createSchool();
		const admin = await scopeOf((await personAt(schoolId)).userId);
		const anna = await personAt(schoolId, "staff");
		const { text, codes } = await withFactor(anna.userId);
		await setFactorRule(admin, { adminsFrom: null, staffFrom: today() });
		const scope = await scopeOf(anna.userId, "identity");
		expect([scope.roles.size, scope.needsSecondFactor]).toEqual([0, true]);
		await expect(proveFactor(scope, "000000")).rejects.toThrow("code-wrong");
		await expect(proveFactor(scope, "")).rejects.toThrow("code-wrong");
		await proveFactor(scope, codeAt(text));
		expect([...((await findSessionScope(scope.sessionId))?.roles ?? [])]).toEqual(["staff"]);
		const another = await scopeOf(anna.userId, "identity");
		await proveFactor(another, codes[0] ?? "");
		expect((await findSessionScope(another.sessionId))?.needsSecondFactor).toBeUndefined();
		const bram = await personAt(schoolId, "staff");
		await expect(proveFactor(await scopeOf(bram.userId, "identity"), codeAt(text))).rejects.toThrow("not-found");
	});

	it("lets who has no password set one up just after coming through the provider, and not later or from a session of another way", async () => {
		const { schoolId } = await createSchool();
		const { userId } = await createAccount();
		await createRole(schoolId, userId);
		const scope = await scopeOf(userId, "identity");
		await beginFactor(scope, "");
		const begun = await findOwnFactor(scope);
		if (begun.state !== "begun") throw new Error("not begun");
		await confirmFactor(scope, codeAt(begun.text, later(-30)));
		const own = { placeId: schoolId, sessionId: scope.sessionId };
		const proven = await inSchool(scope, (tx) => tx.sessionAccount.findFirstOrThrow({ where: own }));
		expect(proven.signedBy).toBe("identity-code");
		const provenAt = new Date(Date.now() - 16 * 60_000);
		await inSchool(scope, (tx) => tx.sessionAccount.updateMany({ where: own, data: { provenAt } }));
		await expect(removeFactor(scope, { password: "", code: codeAt(begun.text) })).rejects.toThrow("sign-in-again");
		await expect(beginFactor(await scopeOf(userId, "passkey"), "")).rejects.toThrow("sign-in-again");
		// Who has the provider's account alone gets round no second factor that is there: neither away nor another beside it.
		const again = await scopeOf(userId, "identity");
		await expect(removeFactor(again, { password: "", code: codeAt(begun.text) })).rejects.toThrow("factor-first");
		await expect(beginPasskey(again, "")).rejects.toThrow("factor-first");
		expect(await hasShownFactor(again)).toBe(false);
		await proveFactor(again, codeAt(begun.text));
		expect(await hasShownFactor(again)).toBe(true);
		await removeFactor(again, { password: "", code: codeAt(begun.text, later(30)) });
		expect(await findOwnFactor(again)).toEqual({ state: "none" });
	});

	it("lets an admin reset somebody's, but not the own; the account of that person at another school keeps its own", async () => {
		const [{ schoolId }, other] = [await createSchool(), await createSchool()];
		const admin = await personAt(schoolId);
		const scope = await scopeOf(admin.userId);
		const anna = await personAt(schoolId, "staff");
		const { scope: session } = await withFactor(anna.userId);
		await expect(resetFactor(jobScope(other.schoolId), anna.userId)).rejects.toThrow("not-found");
		await resetFactor(scope, anna.userId);
		expect([await trySignIn(anna.email), await findSessionScope(session.sessionId)]).toEqual(["password", null]);
		await expect(resetFactor(scope, anna.userId)).rejects.toThrow("not-found");
		await withFactor(admin.userId);
		await expect(resetFactor(scope, admin.userId)).rejects.toThrow("factor-own");
		await expect(resetFactor(await scopeOf(anna.userId), admin.userId)).rejects.toThrow("not-allowed");
		await withFactor(anna.userId);
		await createRole(other.schoolId, anna.userId);
		const there = { placeId: other.schoolId, userId: anna.userId };
		const { keyId, sealed: secret } = sealSecret("second-factor", anna.userId, new Uint8Array(20));
		await inPlace(there, (tx) =>
			tx.accountFactor.create({ data: { ...there, keyId, secret, confirmedAt: new Date() } }),
		);
		const left = (placeId: PlaceId) =>
			inPlace({ placeId }, (tx) => tx.accountFactor.count({ where: { placeId, userId: anna.userId } }));
		await resetFactor(scope, anna.userId);
		expect([await left(schoolId), await left(other.schoolId)]).toEqual([0, 1]);
	});

	it("lets no one admin restore both the password and the factor, until the holder came in with what was left", async () => {
		const { schoolId } = await createSchool();
		const [admin, second] = [await personAt(schoolId), await personAt(schoolId)];
		const [scope, other] = [await scopeOf(admin.userId), await scopeOf(second.userId)];
		const anna = await personAt(schoolId, "staff");
		await withFactor(anna.userId);
		await restorePassword(scope, anna.userId);
		await expect(resetFactor(scope, anna.userId)).rejects.toThrow("restored-other");
		await resetFactor(other, anna.userId);
		await expect(restorePassword(other, anna.userId)).rejects.toThrow("restored-other");
		// She signs in by the password that was left: then it is hers again.
		await scopeOf(anna.userId);
		await restorePassword(other, anna.userId);
		const told = await inSchool(scope, (tx) =>
			tx.accountEvent.findMany({ where: { userId: anna.userId }, orderBy: { id: "asc" } }),
		);
		expect(told.map(({ act, byUser }) => [act, byUser])).toEqual([
			["password-link-shown", admin.userId],
			["factor-restored", second.userId],
			["password-link-shown", second.userId],
		]);
	});

	it.each([
		["ended", { endDate: today() }],
		["begins later", { beginDate: addDays(today(), 3) }],
	])("of somebody whose role %s is out of an admin's reach", async (_when, over) => {
		const { schoolId } = await createSchool();
		const admin = await scopeOf((await personAt(schoolId)).userId);
		const anna = await createAccount({ password });
		await createRole(schoolId, anna.userId, over);
		await expect(resetFactor(admin, anna.userId)).rejects.toThrow("not-found");
		await expect(restorePassword(admin, anna.userId)).rejects.toThrow("not-found");
	});
});

it("a sealed secret opens for its owner, under its key and whole", () => {
	const secret = new Uint8Array(20).fill(7);
	const sealed = sealSecret("second-factor", "anna", secret);
	expect(openSecret("second-factor", "anna", sealed)).toEqual(secret);
	expect(openSecret("second-factor", "bram", sealed)).toBeNull();
	expect(openSecret("known-device", "anna", sealed)).toBeNull();
	const changed = new Uint8Array(sealed.sealed);
	changed[30] = (changed[30] ?? 0) ^ 1;
	expect(openSecret("second-factor", "anna", { ...sealed, sealed: changed })).toBeNull();
	expect(Buffer.from(sealed.sealed).includes(Buffer.from(secret))).toBe(false);
});
