import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { signIn } from "../../authz/sign-in/sign-in";
import { inSchool } from "../../db/in-school";
import type { SchoolId, UserId } from "../../domain/ids";
import { findOfferByLink } from "../../queries/offers/find-offer";
import { listOwnOffers } from "../../queries/offers/list-offers";
import { testDatabase } from "../../testing/database";
import { createAccount as bareAccount, createEmployee, createRole, createSchool } from "../../testing/factories";
import { acceptOffer, decideOwnOffer, declineOffer } from "../offers/accept-offer";
import { type OfferInput, offerRole } from "../offers/offer-role";
import { confirmRole } from "./confirm-role";
import { createAccount } from "./create-account";
import { endRole } from "./end-role";
import { grantRole } from "./grant-role";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import { restorePassword } from "./restore-password";
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
	inSchool({ schoolId: of }, (tx) => tx.outboxMail.findMany({ where: { placeId: of, toAddress } }));

const linkIn = (mail: { params: unknown } | undefined) => (mail?.params as { link: string | null } | undefined)?.link;

async function scopeOf(userId: UserId): Promise<Scope> {
	return scopeAt(schoolId, userId);
}

/** A session of an account of a school, by its password. */
const sessionAt = (placeId: SchoolId, userId: UserId) => beginSession([{ placeId, userId, signedBy: "password" }]);

async function scopeAt(placeId: SchoolId, userId: UserId): Promise<Scope> {
	const scope = await findSessionScope(await sessionAt(placeId, userId));
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
			() => offerRole(staff, { email, name: "A", role: "admin" }),
			() => restorePassword(staff, staff.userId),
			() => confirmRole(staff, staff.userId),
			() => grantRole(staff, { userId: staff.userId, role: "admin" }),
			() => endRole(staff, { userId: staff.userId, role: "staff" }),
		])
			await expect(attempt()).rejects.toThrow("not-allowed");
		const left = { where: { email } };
		expect(
			await inSchool({ schoolId }, async (tx) => [await tx.userAccount.count(left), await tx.accountOffer.count(left)]),
		).toEqual([0, 0]);
	});

	it("keeps its language and theme", async () => {
		const { userId } = await staffMember();
		await setPreferences(await scopeOf(userId), { locale: "en" });
		await setPreferences(await scopeOf(userId), { theme: "dark" });
		const kept = await inSchool({ schoolId }, (tx) => tx.userAccount.findMany({ where: { id: userId } }));
		expect(kept).toMatchObject([{ locale: "en", theme: "dark" }]);
	});
});

describe("a role", () => {
	it("opens the school and ends at once", async () => {
		const { userId } = await staffMember();
		const sessionId = await sessionAt(schoolId, userId);
		expect((await findSessionScope(sessionId))?.schoolId).toBe(schoolId);
		await endRole(jobScope(schoolId), { userId, role: "staff" });
		expect(await findSessionScope(sessionId)).toBeNull();
		expect(await actionsFor(userId)).toEqual(["account.create", "role.grant", "role.end"]);
	});

	it("cannot name an employee of another school or a pupil, nor an account that is not there", async () => {
		const { userId } = await staffMember();
		const { personId } = await createEmployee(otherId);
		await expect(grantRole(jobScope(schoolId), { userId, role: "staff", personId })).rejects.toThrow("not-found");
		const nobody = "00000000-0000-4000-8000-000000000000";
		await expect(grantRole(jobScope(schoolId), { userId: nobody, role: "staff" })).rejects.toThrow("not-found");
		const foreign = await staffMember(otherId);
		await expect(grantRole(jobScope(schoolId), { userId: foreign.userId, role: "staff" })).rejects.toThrow("not-found");
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

describe("an offer", () => {
	const offer = (email: string, over: Partial<OfferInput> = {}, of = schoolId) =>
		offerRole(jobScope(of), { email, name: "Bas", role: "staff", ...over });
	const tokenOf = ({ link }: { readonly link: string | null }) => link?.split("/").at(-1) ?? "";
	const accountAt = async (of: SchoolId, email: string) =>
		(
			await inSchool({ schoolId: of }, (tx) => tx.userAccount.findMany({ where: { email }, include: { links: true } }))
		)[0];

	it("gives nothing before it is accepted, and its link works once", async () => {
		const email = freshEmail();
		const made = await offer(email);
		const token = tokenOf(made);
		expect(await findOfferByLink(token)).toMatchObject({ placeName: "De Beuk", email, role: "staff", begun: false });
		expect([await trySignIn(email, ""), await accountAt(schoolId, email)]).toEqual([false, undefined]);
		expect(await letters(schoolId, email)).toEqual([]);
		await expect(acceptOffer(token, { password: "kort" })).rejects.toThrow("password-short");
		await acceptOffer(token, { password });
		expect(await trySignIn(email, password)).toBe(true);
		await expect(acceptOffer(token, { password: "een heel ander wachtwoord" })).rejects.toThrow("link-used");
		expect([await trySignIn(email, password), await findOfferByLink(token)]).toEqual([true, null]);
		const account = await accountAt(schoolId, email);
		expect(await actionsFor(account?.id ?? "")).toEqual(["role.grant", "account.accept"]);
		expect(await actionsFor(made.offerId)).toEqual(["offer.make", "offer.link-shown"]);
	});

	it("that is declined gives nothing, and can be made again", async () => {
		const email = freshEmail();
		const token = tokenOf(await offer(email));
		await declineOffer(token);
		await expect(acceptOffer(token, { password })).rejects.toThrow("link-used");
		await expect(declineOffer(token)).rejects.toThrow("link-used");
		expect(await accountAt(schoolId, email)).toBeUndefined();
		await acceptOffer(tokenOf(await offer(email)), { password });
	});

	it("opens for seven days, by no other text", async () => {
		const email = freshEmail();
		const token = tokenOf(await offer(email));
		const rows = await inSchool({ schoolId }, (tx) => tx.accountOffer.findMany({ where: { email } }));
		const days = rows.map((row) => Math.round(((row.linkUntil?.getTime() ?? 0) - Date.now()) / 86_400_000));
		expect(days).toEqual([7]);
		for (const wrong of ["", "x", token.slice(1), `${token}x`, token.toUpperCase()])
			await expect(acceptOffer(wrong, { password })).rejects.toThrow("link-used");
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	it("links an OpenID identity, to one account of the school only", async () => {
		const identity = { issuer: "https://id.example", subject: `s${++number}`, email: null };
		const [first, second] = [freshEmail(), freshEmail()];
		await acceptOffer(tokenOf(await offer(first)), { identity });
		const token = tokenOf(await offer(second));
		await expect(acceptOffer(token, { identity })).rejects.toThrow("identity-linked");
		expect((await accountAt(schoolId, first))?.links.map(({ subject }) => subject)).toEqual([identity.subject]);
		// Nothing is left of the try that was refused.
		expect(await accountAt(schoolId, second)).toBeUndefined();
		await acceptOffer(token, { password });
		// At another school it is another account, which its holder links there.
		await acceptOffer(tokenOf(await offer(first, {}, otherId)), { identity });
		expect((await accountAt(otherId, first))?.links).toHaveLength(1);
	});

	it("to somebody with an account of the school is accepted when signed in, never by a link", async () => {
		const { email, userId } = await staffMember();
		const made = await offer(email, { role: "admin", name: "Somebody else" });
		expect([made.link, made.code]).toEqual([null, null]);
		expect((await letters(schoolId, email)).map((mail) => [mail.template, linkIn(mail)])).toEqual([
			["roleOffered", "http://localhost:3000/account"],
		]);
		const scope = await scopeOf(userId);
		expect(await listOwnOffers(scope)).toMatchObject([{ offerId: made.offerId, role: "admin" }]);
		const stranger = await scopeOf((await staffMember()).userId);
		expect(await listOwnOffers(stranger)).toEqual([]);
		await expect(decideOwnOffer(stranger, made.offerId, true)).rejects.toThrow("not-found");
		expect([...(await scopeOf(userId)).roles]).toEqual(["staff"]);
		await decideOwnOffer(scope, made.offerId, true);
		expect([...(await scopeOf(userId)).roles].toSorted()).toEqual(["admin", "staff"]);
		expect((await accountAt(schoolId, email))?.name).toBe("Anna");
		await expect(decideOwnOffer(scope, made.offerId, false)).rejects.toThrow("not-found");
	});

	it("that is declined when signed in changes nothing", async () => {
		const { email, userId } = await staffMember();
		const { offerId } = await offer(email, { role: "admin" });
		await decideOwnOffer(await scopeOf(userId), offerId, false);
		expect([...(await scopeOf(userId)).roles]).toEqual(["staff"]);
		expect(await listOwnOffers(await scopeOf(userId))).toEqual([]);
	});

	it("of a second school is of that school alone: another account, with its own password, and nothing at the first is told", async () => {
		const email = freshEmail();
		const first = tokenOf(await offer(email));
		await acceptOffer(first, { password });
		const before = await audits(schoolId);
		const second = await offer(email, { role: "admin" }, otherId);
		expect(second.link).toMatch(/\/invitation\//);
		// Whoever read the link of the first school opens nothing of the second.
		await expect(acceptOffer(first, { password })).rejects.toThrow("link-used");
		await acceptOffer(tokenOf(second), { password: "vijf andere woorden hier" });
		const [one, two] = [await accountAt(schoolId, email), await accountAt(otherId, email)];
		expect(one?.id === two?.id || one?.passwordHash === two?.passwordHash).toBe(false);
		expect(await audits(schoolId)).toEqual(before);
		const placesBy = async (typed: string) => {
			const came = await signIn({ email, password: typed, address: freshAddress(), device: undefined });
			return came.ok && came.proofs.map(({ placeId }) => placeId);
		};
		expect([await placesBy(password), await placesBy("vijf andere woorden hier")]).toEqual([[schoolId], [otherId]]);
	});

	it("to who was here before begins anew: the password and ways of then open nothing", async () => {
		const { email, userId } = await staffMember();
		await endRole(jobScope(schoolId), { userId, role: "staff" });
		await inSchool({ schoolId }, (tx) =>
			tx.userAccount.updateMany({ where: { id: userId }, data: { endedAt: new Date(Date.now() - 1000) } }),
		);
		const made = await offer(email);
		await acceptOffer(tokenOf(made), { password: "vijf andere woorden hier" });
		expect([await trySignIn(email, password), await trySignIn(email, "vijf andere woorden hier")]).toEqual([
			false,
			true,
		]);
		expect((await accountAt(schoolId, email))?.id).toBe(userId);
	});

	it("names an employee that is there, of this school, and whom no other account is", async () => {
		const [{ personId }, foreign] = [await createEmployee(schoolId), await createEmployee(otherId)];
		await expect(offer(freshEmail(), { personId: foreign.personId })).rejects.toThrow("not-found");
		const email = freshEmail();
		await acceptOffer(tokenOf(await offer(email, { personId })), { password });
		expect((await scopeOf((await accountAt(schoolId, email))?.id as UserId)).personId).toBe(personId);
		await expect(offer(freshEmail(), { personId })).rejects.toThrow("employee-taken");
	});
});

describe("what lets an account see pupils", () => {
	const weeksAgo = new Date(Date.now() - 30 * 86_400_000);
	async function schoolWithAdmins(count: 1 | 2) {
		const school = await createSchool();
		const admins: Scope[] = [];
		for (let turn = 0; turn < count; turn++) {
			const { userId } = await bareAccount({ password });
			await createRole(school.schoolId, userId, { role: "admin" });
			admins.push(await scopeAt(school.schoolId, userId));
		}
		await inSchool(school, (tx) => tx.schoolRole.updateMany({ data: { acceptedAt: weeksAgo } }));
		const [first, second] = admins;
		if (!first) throw new Error("an admin");
		return { ...school, first, second };
	}
	const accept = async (scope: Scope) => {
		const email = freshEmail();
		const { personId } = await createEmployee(scope.schoolId);
		const { link } = await offerRole(scope, { email, name: "Bas", role: "staff", personId });
		await acceptOffer(link?.split("/").at(-1) ?? "", { password });
		const [account] = await inSchool(scope, (tx) => tx.userAccount.findMany({ where: { email } }));
		return { userId: account?.id as UserId, personId };
	};
	const loneActs = ({ schoolId: of }: { schoolId: SchoolId }) =>
		inSchool({ schoolId: of }, (tx) => tx.loneAct.findMany({ select: { byUser: true, act: true, personId: true } }));

	it("waits for another admin where one admin read the link; that other one confirms it", async () => {
		const { first, second, schoolId: of } = await schoolWithAdmins(2);
		const { userId, personId } = await accept(first);
		const waiting = await scopeAt(of, userId);
		expect([waiting.personId, waiting.waitsForAdmin]).toEqual([null, true]);
		await expect(confirmRole(first, userId)).rejects.toThrow("another-admin");
		if (second) await confirmRole(second, userId);
		expect((await scopeAt(of, userId)).personId).toBe(personId);
		expect(await loneActs(first)).toEqual([]);
	});

	it("not by who became admin less than a week ago", async () => {
		const { first, second, schoolId: of } = await schoolWithAdmins(2);
		const { userId } = await accept(first);
		if (!second) throw new Error("a second admin");
		await inSchool({ schoolId: of }, (tx) =>
			tx.schoolRole.updateMany({ where: { userId: second.userId }, data: { acceptedAt: new Date() } }),
		);
		await expect(confirmRole(second, userId)).rejects.toThrow("admin-too-new");
	});

	it("is done where there is one admin, and kept that nobody looked", async () => {
		const { first, schoolId: of } = await schoolWithAdmins(1);
		const { userId, personId } = await accept(first);
		expect((await scopeAt(of, userId)).personId).toBe(personId);
		expect(await loneActs(first)).toEqual([{ byUser: first.userId, act: "role", personId }]);
	});
});

describe("a forgotten password", () => {
	const ask = async (email: string, address = freshAddress()) => (await requestPasswordReset(email, address)).send();
	const openLinks = (of: SchoolId, userId: UserId) =>
		inSchool({ schoolId: of }, (tx) => tx.accountToken.count({ where: { userId, usedAt: null } }));

	it("is chosen anew by a link that works once and ends every session", async () => {
		const { email, userId } = await staffMember();
		const sessionId = await sessionAt(schoolId, userId);
		const { link } = await restorePassword(jobScope(schoolId), userId);
		const token = link?.split("/").at(-1) ?? "";
		const fresh = "een heel ander wachtwoord";
		await expect(resetPassword(token, { password: "kort" })).rejects.toThrow("password-short");
		await resetPassword(token, { password: fresh });
		expect([await trySignIn(email, fresh), await trySignIn(email, password)]).toEqual([true, false]);
		expect(await findSessionScope(sessionId)).toBeNull();
		await expect(resetPassword(token, { password })).rejects.toThrow("link-used");
		expect(await actionsFor(userId)).toContain("account.reset-password");
	});

	it("writes nothing for an address that is not known or has ended, and does not say so", async () => {
		const { email, userId } = await staffMember();
		await inSchool({ schoolId }, (tx) =>
			tx.userAccount.updateMany({ where: { id: userId }, data: { endedAt: new Date() } }),
		);
		await ask(freshEmail());
		await ask(email);
		expect(await letters(schoolId, email)).toEqual([]);
	});

	it("goes to the mailbox alone: no admin of any school reads the link, and each account has its own", async () => {
		const { email, userId } = await staffMember();
		const there = await createAccount(jobScope(otherId), { email, name: "Anna", password });
		await ask(email);
		for (const [of, id] of [
			[schoolId, userId],
			[otherId, there.userId],
		] as const) {
			expect((await letters(of, email)).map((mail) => [mail.template, linkIn(mail)])).toEqual([
				["passwordReset", null],
			]);
			expect(await openLinks(of, id)).toBe(1);
		}
	});

	it("of one account leaves that of the same person at another school as it was", async () => {
		const { email, userId } = await staffMember();
		const there = await createAccount(jobScope(otherId), { email, name: "Anna", password });
		await grantRole(jobScope(otherId), { userId: there.userId, role: "staff" });
		const elsewhere = await sessionAt(otherId, there.userId);
		const { link } = await restorePassword(jobScope(schoolId), userId);
		await resetPassword(link?.split("/").at(-1) ?? "", { password: "een heel ander wachtwoord" });
		const came = await signIn({ email, password, address: freshAddress(), device: undefined });
		expect(came.ok && came.proofs.map(({ placeId }) => placeId)).toEqual([otherId]);
		expect((await findSessionScope(elsewhere))?.userId).toBe(there.userId);
	});

	it("goes not to an address that was changed just now, nor to who accepted nothing yet", async () => {
		const { email, userId } = await staffMember();
		const hold = (until: Date | null) =>
			inSchool({ schoolId }, (tx) =>
				tx.userAccount.updateMany({ where: { id: userId }, data: { addressHeldUntil: until } }),
			);
		await hold(new Date(Date.now() + 86_400_000));
		await ask(email);
		expect([await letters(schoolId, email), await openLinks(schoolId, userId)]).toEqual([[], 0]);
		await expect(restorePassword(jobScope(schoolId), userId)).rejects.toThrow("address-held");
		await hold(null);
		await ask(email);
		expect(await openLinks(schoolId, userId)).toBe(1);
		const waiting = freshEmail();
		await offerRole(jobScope(schoolId), { email: waiting, name: "Bas", role: "staff" });
		await ask(waiting);
		expect(await letters(schoolId, waiting)).toEqual([]);
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
