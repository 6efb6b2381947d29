import { expect, it } from "vitest";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { today } from "../../clock";
import { offerRole } from "../../commands/offers/offer-role";
import { inSchool } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createEmployee, createRole, createSchool } from "../../testing/factories";
import { listOffers } from "../offers/list-offers";
import { findPerson } from "./find-person";
import { listPeople, peoplePage } from "./list-people";

testDatabase();

const password = "vier gewone woorden samen";

async function scopeOf(userId: UserId) {
	const scope = await findSessionScope(await beginSessionOf(userId));
	if (!scope) throw new Error("no scope");
	return scope;
}

async function adminAt(schoolId: Parameters<typeof createRole>[0], name = "Dirk") {
	const { userId } = await createAccount({ name, password });
	await createRole(schoolId, userId, { role: "admin" });
	return scopeOf(userId);
}

const all = { text: "", state: null, page: 1 };

it("lists who has access, in which role and state, with the employee, the way in and the open sessions", async () => {
	const [{ schoolId }, other] = [await createSchool(), await createSchool()];
	const admin = await adminAt(schoolId);
	const { personId } = await createEmployee(schoolId, { givenName: "Zoë", familyName: "Peeters" });
	const zoe = await createAccount({ name: "Zoë Peeters", password });
	await createRole(schoolId, zoe.userId, { personId });
	await scopeOf(zoe.userId);
	await inSchool({ schoolId }, (tx) =>
		tx.sessionAccount.updateMany({ where: { userId: zoe.userId }, data: { endedAt: new Date() } }),
	);
	await scopeOf(zoe.userId);
	// Who was offered a role and did not answer is no account: listed with the offers.
	const bas = await offerRole(admin, {
		email: "bas@school.test",
		name: "Bas",
		role: "staff",
		endDate: addDays(today(), 9),
	});
	const soon = await createAccount({ name: "Cor", password });
	await createRole(schoolId, soon.userId, { beginDate: addDays(today(), 3) });
	const ended = await createAccount({ name: "Els", password });
	await createRole(schoolId, ended.userId, { endDate: today() });
	const foreign = await createAccount({ name: "Fien", password });
	await createRole(other.schoolId, foreign.userId);

	const page = await listPeople(admin, all);
	expect(page.people.map(({ name, state }) => [name, state])).toEqual([
		["Cor", "soon"],
		["Dirk", "active"],
		["Zoë Peeters", "active"],
	]);
	expect(page).toMatchObject({ total: 3, page: 1, pages: 1, admins: 1 });
	expect(page.counts).toEqual({ active: 2, soon: 1, ended: 1 });
	const [found] = (await listPeople(admin, { ...all, text: "zoe pee" })).people;
	expect(found).toMatchObject({ userId: zoe.userId, personId, employee: "Zoë Peeters", hasPassword: true, open: 1 });
	expect(found?.lastAt).toBeInstanceOf(Date);
	expect((await listPeople(admin, { ...all, state: "ended" })).people.map(({ name }) => name)).toEqual(["Els"]);
	expect((await listPeople(admin, { ...all, text: "fien" })).total).toBe(0);
	expect((await listPeople(admin, { ...all, text: "bas" })).total).toBe(0);
	expect(await listOffers(admin)).toMatchObject([
		{ offerId: bas.offerId, name: "Bas", email: "bas@school.test", role: "staff", readBy: "Dirk", hasAccount: false },
	]);
	expect(await listOffers(await adminAt(other.schoolId))).toEqual([]);
});

it("pages, and stays on the last page when asked for one that is not there", async () => {
	const { schoolId } = await createSchool();
	const admin = await adminAt(schoolId, "Zzz");
	for (let index = 0; index < peoplePage; index++) {
		const { userId } = await createAccount({ name: `Person ${String(index).padStart(2, "0")}` });
		await createRole(schoolId, userId);
	}
	const last = await listPeople(admin, { ...all, page: 9 });
	expect([last.page, last.pages, last.total]).toEqual([2, 2, peoplePage + 1]);
	expect(last.people.map(({ name }) => name)).toEqual(["Zzz"]);
});

it("tells nothing of a session at another school, of people of elsewhere, or to who is not admin", async () => {
	const [{ schoolId }, other] = [await createSchool(), await createSchool()];
	const admin = await adminAt(schoolId);
	const { userId } = await createAccount({ password });
	await createRole(schoolId, userId);
	await createRole(other.schoolId, userId);
	// The same person signed in at the other school alone.
	await beginSession([{ placeId: other.schoolId, userId, signedBy: "password" }]);
	expect(await findPerson(admin, userId)).toMatchObject({ lastAt: null, open: 0 });
	await scopeOf(userId);
	expect(await findPerson(admin, userId)).toMatchObject({ lastAt: expect.any(Date), open: 1 });
	const stranger = await createAccount({ password });
	await createRole(other.schoolId, stranger.userId);
	expect(await findPerson(admin, stranger.userId)).toBeNull();
	const staff = await createAccount({ password });
	await createRole(schoolId, staff.userId);
	const scope = await scopeOf(staff.userId);
	expect(() => listPeople(scope, all)).toThrow("not-allowed");
	expect(() => findPerson(scope, userId)).toThrow("not-allowed");
});
