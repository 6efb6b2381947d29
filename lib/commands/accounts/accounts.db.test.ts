import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { signIn } from "../../authz/sign-in/sign-in";
import { prisma } from "../../db/client";
import { inSchool } from "../../db/in-school";
import type { SchoolId, UserId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { createAccount as bareAccount, createEmployee, createRole, createSchool } from "../../testing/factories";
import { acceptInvitation } from "./accept-invitation";
import { createAccount } from "./create-account";
import { endRole } from "./end-role";
import { grantRole } from "./grant-role";
import { invite } from "./invite";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import { setPreferences } from "./set-preferences";

testDatabase();

const password = "vier gewone woorden samen";
let schoolId: SchoolId;
let otherId: SchoolId;
let number = 0;
const freshEmail = () => `person${++number}@school.test`;
const freshAddress = () => `198.51.100.${++number}`;

beforeAll(async () => {
	({ schoolId } = await createSchool({ name: "De Beuk" }));
	({ schoolId: otherId } = await createSchool({ name: "De Linde" }));
});

const trySignIn = async (email: string, by: string) =>
	(await signIn({ email, password: by, address: freshAddress(), device: undefined })).ok;
const audits = (of: SchoolId) =>
	inSchool({ schoolId: of }, (tx) => tx.auditEvent.findMany({ where: { schoolId: of }, orderBy: { id: "asc" } }));
const actionsFor = async (userId: string, of = schoolId) =>
	(await audits(of)).filter((event) => JSON.stringify(event.subject).includes(userId)).map((event) => event.action);
const letters = (of: SchoolId, toAddress: string) =>
	inSchool({ schoolId: of }, (tx) => tx.outboxMail.findMany({ where: { schoolId: of, toAddress } }));

const linkIn = (mail: { params: unknown } | undefined) => (mail?.params as { link: string | null } | undefined)?.link;

/** The token in the link of the latest letter. */
async function linkTo(email: string, of = schoolId): Promise<string> {
	const mail = (await letters(of, email)).at(-1);
	return linkIn(mail)?.split("/").at(-1) ?? "";
}

async function scopeOf(userId: UserId): Promise<Scope> {
	const scope = await findSessionScope(await beginSession(userId));
	if (!scope) throw new Error("no scope");
	return scope;
}

async function staffMember(at = schoolId): Promise<{ userId: UserId; email: string }> {
	const email = freshEmail();
	const { userId } = await createAccount(jobScope(at), { email, name: "Anna", password });
	await grantRole(jobScope(at), { userId, role: "staff", beginDate: "2026-08-01" });
	return { userId, email };
}

describe("an account", () => {
	it("is made once per address, however it is written, with an audit row", async () => {
		const email = freshEmail();
		const { userId } = await createAccount(jobScope(schoolId), {
			email: ` ${email.toUpperCase()} `,
			name: "Anna",
			password,
		});
		expect(await trySignIn(email, password)).toBe(true);
		expect(await trySignIn(email, `${password}x`)).toBe(false);
		expect(await actionsFor(userId)).toEqual(["account.create"]);
		await expect(createAccount(jobScope(schoolId), { email, name: "B", password })).rejects.toThrow("conflict");
	});

	it("needs a good password, and an admin to make it", async () => {
		const email = freshEmail();
		await expect(createAccount(jobScope(schoolId), { email, name: "A", password: "kort" })).rejects.toThrow(
			"password-short",
		);
		const staff = await scopeOf((await staffMember()).userId);
		for (const attempt of [
			() => createAccount(staff, { email, name: "A", password }),
			() => invite(staff, { email, name: "A", role: "admin" }),
			() => grantRole(staff, { userId: staff.userId, role: "admin" }),
			() => endRole(staff, { userId: staff.userId, role: "staff" }),
		])
			await expect(attempt()).rejects.toThrow("not-allowed");
		expect(await prisma().userAccount.count({ where: { email } })).toBe(0);
	});

	it("keeps its language and theme", async () => {
		const { userId } = await staffMember();
		await setPreferences(await scopeOf(userId), { locale: "en" });
		await setPreferences(await scopeOf(userId), { theme: "dark" });
		expect(await prisma().userAccount.findUnique({ where: { id: userId } })).toMatchObject({
			locale: "en",
			theme: "dark",
		});
	});
});

describe("a role", () => {
	it("opens the school and ends at once", async () => {
		const { userId } = await staffMember();
		const sessionId = await beginSession(userId);
		expect((await findSessionScope(sessionId))?.schoolId).toBe(schoolId);
		await endRole(jobScope(schoolId), { userId, role: "staff" });
		expect(await findSessionScope(sessionId)).toBeNull();
		expect(await actionsFor(userId)).toEqual(["account.create", "role.grant", "role.end"]);
	});

	it("cannot name an employee of another school or a pupil, nor an account that is not there", async () => {
		const { userId } = await bareAccount();
		const { personId } = await createEmployee(otherId);
		await expect(grantRole(jobScope(schoolId), { userId, role: "staff", personId })).rejects.toThrow("not-found");
		const nobody = "00000000-0000-4000-8000-000000000000";
		await expect(grantRole(jobScope(schoolId), { userId: nobody, role: "staff" })).rejects.toThrow("not-found");
	});

	it("of the last admin stays, also when two admins end each other at once", async () => {
		const school = await createSchool();
		const [first, second] = [await bareAccount({ password }), await bareAccount({ password })];
		for (const { userId } of [first, second]) await createRole(school.schoolId, userId, { role: "admin" });
		const results = await Promise.allSettled(
			[first, second].map(({ userId }) => endRole(jobScope(school.schoolId), { userId, role: "admin" })),
		);
		expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
	});
});

describe("an invitation", () => {
	it("gives a link in the outbox that works once", async () => {
		const email = freshEmail();
		const { userId } = await invite(jobScope(schoolId), { email, name: "Bas", role: "staff" });
		const token = await linkTo(email);
		expect(await trySignIn(email, "")).toBe(false);
		await expect(acceptInvitation(token, { password: "kort" })).rejects.toThrow("password-short");
		await acceptInvitation(token, { password });
		expect(await trySignIn(email, password)).toBe(true);
		await expect(acceptInvitation(token, { password: "een heel ander wachtwoord" })).rejects.toThrow("link-used");
		expect(await trySignIn(email, password)).toBe(true);
		expect(await actionsFor(userId)).toEqual(["role.grant", "account.invite", "account.accept"]);
	});

	it("works once when two come at the same moment, and not after seven days", async () => {
		const email = freshEmail();
		const { userId } = await invite(jobScope(schoolId), { email, name: "Bas", role: "staff" });
		const token = await linkTo(email);
		const both = await Promise.allSettled([
			acceptInvitation(token, { password }),
			acceptInvitation(token, { password }),
		]);
		expect(both.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
		const late = freshEmail();
		await invite(jobScope(schoolId), { email: late, name: "Bas", role: "staff" });
		const rows = await prisma().accountToken.findMany({ where: { user: { email: late } } });
		const days = rows.map((row) => Math.round((row.expiresAt.getTime() - Date.now()) / 86_400_000));
		expect(days).toEqual([7]);
		await prisma().accountToken.updateMany({ where: { user: { email: late } }, data: { expiresAt: new Date() } });
		await expect(acceptInvitation(await linkTo(late), { password })).rejects.toThrow("link-used");
		expect(userId).toBeTruthy();
	});

	it("links an OpenID identity, to one account only", async () => {
		const identity = { issuer: "https://id.example", subject: `s${++number}`, email: null };
		const [first, second] = [freshEmail(), freshEmail()];
		for (const email of [first, second]) await invite(jobScope(schoolId), { email, name: "Bas", role: "staff" });
		await acceptInvitation(await linkTo(first), { identity });
		await expect(acceptInvitation(await linkTo(second), { identity })).rejects.toThrow("identity-linked");
		const { issuer, subject } = identity;
		const link = await prisma().accountLink.findUnique({
			where: { issuer_subject: { issuer, subject } },
			include: { user: true },
		});
		expect(link?.user.email).toBe(first);
		await acceptInvitation(await linkTo(second), { password });
	});

	it("of somebody who can sign in already brings the news without a token", async () => {
		const { email, userId } = await staffMember();
		await invite(jobScope(otherId), { email, name: "Somebody else", role: "staff" });
		expect((await letters(otherId, email)).map((mail) => [mail.template, mail.readable])).toEqual([
			["roleGranted", false],
		]);
		expect(await prisma().accountToken.count({ where: { userId } })).toBe(0);
		expect((await prisma().userAccount.findUnique({ where: { id: userId } }))?.name).toBe("Anna");
	});

	it("at a second school ends the readable link of the first and is readable nowhere", async () => {
		const email = freshEmail();
		await invite(jobScope(schoolId), { email, name: "Bas", role: "staff" });
		const readable = await linkTo(email);
		await invite(jobScope(otherId), { email, name: "Bas", role: "staff" });
		await expect(acceptInvitation(readable, { password })).rejects.toThrow("link-used");
		const [mail] = await letters(otherId, email);
		expect([mail?.readable, linkIn(mail)]).toEqual([false, null]);
	});
});

describe("a forgotten password", () => {
	const ask = async (email: string, address = freshAddress()) => (await requestPasswordReset(email, address)).send();

	it("is chosen anew by a link that works once and ends every session", async () => {
		const { email, userId } = await staffMember();
		const sessionId = await beginSession(userId);
		await ask(email);
		const token = await linkTo(email);
		const fresh = "een heel ander wachtwoord";
		await resetPassword(token, fresh);
		expect([await trySignIn(email, fresh), await trySignIn(email, password)]).toEqual([true, false]);
		expect(await findSessionScope(sessionId)).toBeNull();
		await expect(resetPassword(token, password)).rejects.toThrow("link-used");
		expect(await actionsFor(userId)).toContain("account.reset-password");
	});

	it("writes nothing for an address that is not known or has ended, and does not say so", async () => {
		const { email, userId } = await staffMember();
		await prisma().userAccount.update({ where: { id: userId }, data: { endedAt: new Date() } });
		await ask(freshEmail());
		await ask(email);
		expect(await letters(schoolId, email)).toEqual([]);
	});

	it("is not readable for the admin of one school when the account opens another, today or soon", async () => {
		const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
		for (const beginDate of ["2026-08-01", soon]) {
			const { email, userId } = await staffMember();
			await grantRole(jobScope(otherId), { userId, role: "staff", beginDate });
			await ask(email);
			const mails = [...(await letters(schoolId, email)), ...(await letters(otherId, email))];
			expect(mails.map((mail) => [mail.readable, linkIn(mail)])).toEqual([[false, null]]);
		}
	});

	it("sends three links an hour at most, and ten requests from one address", async () => {
		const { email } = await staffMember();
		for (let turn = 0; turn < 5; turn++) await ask(email);
		expect(await letters(schoolId, email)).toHaveLength(3);
		const address = freshAddress();
		for (let turn = 0; turn < 10; turn++) await requestPasswordReset(freshEmail(), address);
		await expect(requestPasswordReset(email, address)).rejects.toThrow("too-many");
	});
});
