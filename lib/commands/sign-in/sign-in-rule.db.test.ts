import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import type { SignedBy } from "../../authz/sessions/signed-by";
import { raiseSession } from "../../authz/sessions/signed-by";
import { listUsefulWays } from "../../authz/sign-in/find-open-link";
import { today } from "../../clock";
import { prisma } from "../../db/client";
import { inSchool } from "../../db/in-school";
import type { SchoolId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { getSignInRule } from "../../queries/sign-in/get-sign-in-rule";
import { testDatabase } from "../../testing/database";
import { createAccount, createEmployee, createRole, createSchool } from "../../testing/factories";
import { acceptInvitation } from "../accounts/accept-invitation";
import { endRole } from "../accounts/end-role";
import { linkIdentity } from "../accounts/link-identity";
import { resendInvitation } from "../accounts/resend-invitation";
import { switchSchool } from "../sessions/switch-school";
import { setSignInRule } from "./set-sign-in-rule";

testDatabase();

const issuer = "https://login.school.example";
const password = "vier gewone woorden samen";
let number = 0;

beforeAll(() => {
	for (const [name, value] of Object.entries({
		OIDC_ISSUER: `${issuer}/`,
		OIDC_CLIENT_ID: "g",
		OIDC_CLIENT_SECRET: "s",
	}))
		vi.stubEnv(name, value);
});
afterAll(() => vi.unstubAllEnvs());

/** Somebody with a role, and with the ways in that are named. */
async function personAt(schoolId: SchoolId, role: "admin" | "staff", ways: readonly ("own" | "provider")[]) {
	const { userId, email } = await createAccount(ways.includes("own") ? { password } : {});
	const { personId } = await createEmployee(schoolId);
	await createRole(schoolId, userId, role === "staff" ? { role, personId } : { role });
	if (ways.includes("provider")) await link(userId);
	return { userId, email };
}
const link = (userId: UserId, of = issuer) =>
	prisma().accountLink.create({ data: { issuer: of, subject: `subject${++number}`, userId } });

async function scopeOf(userId: UserId, signedBy: SignedBy) {
	const scope = await findSessionScope(await beginSession(userId, new Date(), signedBy));
	if (!scope) throw new Error("no scope");
	return scope;
}

describe("a school that lets people in through the provider only", () => {
	it("gives who came by a password or passkey no role and no person, from the next request on, and says that another way is asked", async () => {
		const { schoolId } = await createSchool();
		const admin = await personAt(schoolId, "admin", ["own", "provider"]);
		const anna = await personAt(schoolId, "staff", ["own", "provider"]);
		const open = await scopeOf(anna.userId, "passkey");
		expect([...open.roles]).toEqual(["staff"]);
		await setSignInRule(await scopeOf(admin.userId, "identity"), "provider");
		const shut = await findSessionScope(open.sessionId);
		expect([shut?.roles, shut?.personId, shut?.needsOtherWay]).toEqual([new Set(), null, true]);
		for (const signedBy of ["password", "code", "passkey"] as const)
			expect((await scopeOf(anna.userId, signedBy)).roles.size).toBe(0);
		for (const signedBy of ["identity", "identity-code"] as const) {
			const through = await scopeOf(anna.userId, signedBy);
			expect([[...through.roles], through.needsOtherWay]).toEqual([["staff"], undefined]);
		}
		const events = await inSchool({ schoolId }, (tx) =>
			tx.auditEvent.findMany({ where: { action: "setting.sign-in" } }),
		);
		expect(events.map(({ subject, userId }) => [subject, userId])).toEqual([[{ rule: "provider" }, admin.userId]]);
	});

	it("says beforehand whom that concerns; who was only invited still chooses, and an old provider is no link", async () => {
		const { schoolId } = await createSchool();
		const admin = await personAt(schoolId, "admin", ["own", "provider"]);
		await personAt(schoolId, "staff", ["own"]);
		await personAt(schoolId, "staff", ["provider"]);
		await personAt(schoolId, "staff", []);
		const moved = await personAt(schoolId, "staff", ["own"]);
		await link(moved.userId, "https://login.before.example");
		const left = await personAt(schoolId, "staff", ["own"]);
		await prisma().userAccount.update({ where: { id: left.userId }, data: { endedAt: new Date() } });
		await personAt((await createSchool()).schoolId, "staff", ["own"]);
		expect(await getSignInRule(await scopeOf(admin.userId, "password"))).toEqual({
			rule: "any",
			people: 4,
			without: { any: 0, own: 1, provider: 2 },
		});
	});

	it("is chosen only by an admin who came that way, and while the admin who stays has it", async () => {
		const { schoolId } = await createSchool();
		const admin = await personAt(schoolId, "admin", ["own", "provider"]);
		const [byPassword, byProvider] = [await scopeOf(admin.userId, "password"), await scopeOf(admin.userId, "identity")];
		await expect(setSignInRule(byPassword, "provider")).rejects.toThrow("rule-not-shown");
		await expect(setSignInRule(byProvider, "own")).rejects.toThrow("rule-not-shown");
		await expect(setSignInRule(byProvider, "none")).rejects.toThrow("invalid");
		const anna = await personAt(schoolId, "staff", ["own", "provider"]);
		await expect(setSignInRule(await scopeOf(anna.userId, "identity"), "provider")).rejects.toThrow("not-allowed");
		const stays = await personAt(schoolId, "admin", ["own"]);
		await inSchool({ schoolId }, (tx) =>
			tx.schoolRole.updateMany({ where: { userId: admin.userId }, data: { endDate: new Date(addDays(today(), 30)) } }),
		);
		await expect(setSignInRule(byProvider, "provider")).rejects.toThrow("rule-no-admin");
		await link(stays.userId);
		await setSignInRule(byProvider, "provider");
		expect((await getSignInRule(byProvider)).rule).toBe("provider");
	});

	it("keeps an admin who can come in: one without the way does not count as another", async () => {
		const { schoolId } = await createSchool();
		const admin = await personAt(schoolId, "admin", ["provider"]);
		const other = await personAt(schoolId, "admin", ["own"]);
		const scope = await scopeOf(admin.userId, "identity");
		await setSignInRule(scope, "provider");
		const self = { userId: admin.userId, role: "admin" as const };
		await expect(endRole(scope, self)).rejects.toThrow("last-admin");
		await link(other.userId);
		await endRole(scope, self);
	});

	it("is opened again by a command at the machine, when the provider is gone", async () => {
		const { schoolId } = await createSchool();
		const admin = await personAt(schoolId, "admin", ["own", "provider"]);
		await setSignInRule(await scopeOf(admin.userId, "identity"), "provider");
		await setSignInRule(jobScope(schoolId), "any");
		expect([...(await scopeOf(admin.userId, "password")).roles]).toEqual(["admin"]);
	});
});

it("who works at several schools begins where the session may act, and may look at the other without any right", async () => {
	const [first, second] = [await createSchool({ name: "A school" }), await createSchool({ name: "B school" })];
	const { userId } = await personAt(first.schoolId, "staff", ["own", "provider"]);
	await createRole(second.schoolId, userId);
	await setSignInRule(jobScope(first.schoolId), "provider");
	const scope = await scopeOf(userId, "password");
	expect([scope.schoolId, [...scope.roles]]).toEqual([second.schoolId, ["staff"]]);
	await switchSchool(scope, first.schoolId);
	const shut = await findSessionScope(scope.sessionId);
	expect([shut?.schoolId, shut?.roles.size, shut?.needsOtherWay]).toEqual([first.schoolId, 0, true]);
	if (shut) await switchSchool(shut, second.schoolId);
	expect((await findSessionScope(scope.sessionId))?.roles.size).toBe(1);
});

it("a second factor in a session leaves the door by which it came in", async () => {
	const { schoolId } = await createSchool();
	const { userId } = await personAt(schoolId, "staff", ["own", "provider"]);
	await setSignInRule(jobScope(schoolId), "provider");
	for (const [signedBy, roles] of [
		["identity", 1],
		["password", 0],
	] as const) {
		const { sessionId } = await scopeOf(userId, signedBy);
		await raiseSession(prisma(), sessionId, "code");
		expect((await findSessionScope(sessionId))?.roles.size).toBe(roles);
	}
});

it("an invitation goes again to who lacks the way that is asked, and offers that way alone", async () => {
	const { schoolId } = await createSchool();
	const anna = await personAt(schoolId, "staff", ["own"]);
	await expect(resendInvitation(jobScope(schoolId), anna.userId)).rejects.toThrow("not-found");
	expect(await listUsefulWays(anna.userId)).toEqual({ own: true, provider: true });
	await setSignInRule(jobScope(schoolId), "provider");
	await resendInvitation(jobScope(schoolId), anna.userId);
	expect(await prisma().accountToken.count({ where: { userId: anna.userId, purpose: "invitation" } })).toBe(1);
	expect(await listUsefulWays(anna.userId)).toEqual({ own: false, provider: true });
	const before = await scopeOf(anna.userId, "password");
	const letter = await inSchool({ schoolId }, (tx) =>
		tx.outboxMail.findFirstOrThrow({ where: { toAddress: anna.email } }),
	);
	const [, token = ""] = /\/invitation\/([\w-]+)/.exec(JSON.stringify(letter.params)) ?? [];
	await acceptInvitation(token, { password: "vijf andere woorden hier" });
	expect(await findSessionScope(before.sessionId)).toBeNull();
	await link(anna.userId);
	await expect(resendInvitation(jobScope(schoolId), anna.userId)).rejects.toThrow("not-found");
});

it("an identity is linked by the password of who is signed in, and to one account only", async () => {
	const { schoolId } = await createSchool();
	const [anna, bram] = [await personAt(schoolId, "staff", ["own"]), await personAt(schoolId, "staff", ["own"])];
	const identity = { issuer, subject: `subject${++number}`, email: null };
	const scope = await scopeOf(anna.userId, "password");
	await expect(linkIdentity(scope, identity, "niet dit")).rejects.toThrow("password-wrong");
	await linkIdentity(scope, identity, password);
	await expect(linkIdentity(await scopeOf(bram.userId, "password"), identity, password)).rejects.toThrow(
		"identity-linked",
	);
	expect(
		await prisma().accountLink.findMany({ where: { subject: identity.subject }, select: { userId: true } }),
	).toEqual([{ userId: anna.userId }]);
});
