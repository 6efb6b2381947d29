import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import type { SignedBy } from "../../authz/sessions/signed-by";
import { raiseSession } from "../../authz/sessions/signed-by";
import { listLinkedAccounts } from "../../authz/sign-in/find-accounts";
import { today } from "../../clock";
import { inPlace } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import type { AccountKey, PlaceId, SchoolId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { findOfferByLink } from "../../queries/offers/find-offer";
import { getSignInRule } from "../../queries/sign-in/get-sign-in-rule";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createEmployee, createRole, createSchool } from "../../testing/factories";
import { endRole } from "../accounts/end-role";
import { linkIdentity } from "../accounts/link-identity";
import { acceptOffer } from "../offers/accept-offer";
import { offerRole } from "../offers/offer-role";
import { switchPlace } from "../sessions/switch-place";
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
	const account = { placeId: schoolId, userId };
	if (ways.includes("provider")) await link(account);
	return { ...account, email };
}
const link = ({ placeId, userId }: AccountKey, of = issuer) =>
	inPlace({ placeId }, (tx) =>
		tx.accountLink.create({ data: { placeId, issuer: of, subject: `subject${++number}`, userId } }),
	);

async function scopeOf(userId: UserId, signedBy: SignedBy) {
	const scope = await findSessionScope(await beginSessionOf(userId, new Date(), signedBy));
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

	it("says beforehand whom that concerns; who was only offered a role still chooses, and an old provider is no link", async () => {
		const { schoolId } = await createSchool();
		const admin = await personAt(schoolId, "admin", ["own", "provider"]);
		await personAt(schoolId, "staff", ["own"]);
		await personAt(schoolId, "staff", ["provider"]);
		await personAt(schoolId, "staff", []);
		const moved = await personAt(schoolId, "staff", ["own"]);
		await link(moved, "https://login.before.example");
		const left = await personAt(schoolId, "staff", ["own"]);
		await inSchool({ schoolId }, (tx) =>
			tx.userAccount.updateMany({ where: { id: left.userId }, data: { endedAt: new Date() } }),
		);
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
		await link(stays);
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
		await link(other);
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
	await switchPlace(scope, first.schoolId);
	const shut = await findSessionScope(scope.sessionId);
	expect([shut?.schoolId, shut?.roles.size, shut?.needsOtherWay]).toEqual([first.schoolId, 0, true]);
	if (shut) await switchPlace(shut, second.schoolId);
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
		await inSchool({ schoolId }, (tx) => raiseSession(tx, { placeId: schoolId, sessionId }, "code"));
		expect((await findSessionScope(sessionId))?.roles.size).toBe(roles);
	}
});

it("an offer is accepted by the ways that the school lets people in by", async () => {
	const { schoolId } = await createSchool();
	const token = async (email: string) =>
		(await offerRole(jobScope(schoolId), { email, name: "Bas", role: "staff" })).link?.split("/").at(-1) ?? "";
	const first = await token("een@school.test");
	expect((await findOfferByLink(first))?.rule).toBe("any");
	await setSignInRule(jobScope(schoolId), "own");
	expect((await findOfferByLink(first))?.rule).toBe("own");
	const identity = { issuer, subject: `subject${++number}`, email: null };
	await expect(acceptOffer(first, { identity })).rejects.toThrow("not-allowed");
	await setSignInRule(jobScope(schoolId), "provider");
	expect((await findOfferByLink(first))?.rule).toBe("provider");
	await acceptOffer(first, { identity });
	const accounts = await inSchool({ schoolId }, (tx) => tx.userAccount.findMany({ include: { links: true } }));
	expect(accounts.map(({ passwordHash, links }) => [passwordHash, links.length])).toEqual([[null, 1]]);
	const [account] = accounts;
	const scope = await findSessionScope(
		await beginSession([{ placeId: schoolId, userId: account?.id as UserId, signedBy: "identity" }]),
	);
	expect([...(scope?.roles ?? [])]).toEqual(["staff"]);
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
	const { subject } = identity;
	const linked = (placeId: PlaceId) =>
		inPlace({ placeId }, (tx) => tx.accountLink.findMany({ where: { subject }, select: { userId: true } }));
	expect(await linked(schoolId)).toEqual([{ userId: anna.userId }]);
	// At another school it is linked to the account of that school, by its own password.
	const elsewhere = (await createSchool()).schoolId;
	const there = await personAt(elsewhere, "staff", ["own"]);
	await linkIdentity(await scopeOf(there.userId, "password"), identity, password);
	expect(await linked(elsewhere)).toEqual([{ userId: there.userId }]);
	expect((await listLinkedAccounts(issuer, subject)).map(({ placeId }) => placeId).toSorted()).toEqual(
		[schoolId, elsewhere].toSorted(),
	);
	await setSignInRule(jobScope(elsewhere), "own");
	const other = { ...identity, subject: `subject${++number}` };
	await expect(linkIdentity(await scopeOf(there.userId, "password"), other, password)).rejects.toThrow("not-allowed");
});
