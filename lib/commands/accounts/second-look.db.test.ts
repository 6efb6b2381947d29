import { describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import {
	assign,
	beginSessionOf,
	createAccount,
	createConnection,
	createEmployee,
	createGroup,
	createPupil,
	createRole,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { acceptOffer, decideOwnOffer } from "../offers/accept-offer";
import { offerRole } from "../offers/offer-role";
import { addSubstitute } from "../places/add-substitute";
import { linkAccount } from "../roster/link-account";
import { resetFactor } from "../second-factor/reset-factor";
import { addException } from "../visibility/add-exception";
import { confirmRole } from "./confirm-role";
import { endRole } from "./end-role";
import { restorePassword } from "./restore-password";
import { lookTwiceAtRoster } from "./second-look";

testDatabase();

const identity = () => ({ identity: { issuer: "https://idp.test", subject: newId(), email: null } });
const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";
const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);

async function scopeOf(userId: UserId): Promise<Scope> {
	return (await findSessionScope(await beginSessionOf(userId))) as Scope;
}

async function adminOf({ schoolId }: TestSchool, acceptedAt = daysAgo(100)): Promise<Scope> {
	const { userId } = await createAccount({ name: "Ans" });
	await createRole(schoolId, userId, { role: "admin", acceptedAt });
	return scopeOf(userId);
}

const loneActs = (school: TestSchool) =>
	inSchool(school, async (tx) => (await tx.loneAct.findMany({ orderBy: { id: "asc" } })).map(({ act }) => act));
const roleOf = (school: TestSchool, personId: PersonId) =>
	inSchool(school, (tx) => tx.schoolRole.findFirstOrThrow({ where: { personId } }));

/** Els, whom the admin offered the role of this employee, without mail: the admin read the link. */
async function offered(school: TestSchool, admin: Scope) {
	const { personId } = await createEmployee(school.schoolId);
	const offer = { email: `els-${newId()}@school.test`, name: "Els", role: "staff" as const, personId };
	const { link } = await offerRole(admin, offer);
	await acceptOffer(tokenOf(link), identity());
	const { userId } = await roleOf(school, personId);
	return { personId, userId: userId as UserId };
}

describe("who read the link of an account", () => {
	it("does not decide alone that it sees pupils: another admin of a week or longer looks", async () => {
		const school = await createSchool();
		const [ans, cas, dik] = [await adminOf(school), await adminOf(school), await adminOf(school, daysAgo(3))];
		const els = await offered(school, ans);
		expect(await roleOf(school, els.personId)).toMatchObject({ tiedTo: ans.userId, waits: true });
		await expect(confirmRole(ans, els.userId)).rejects.toThrow("another-admin");
		await expect(confirmRole(dik, els.userId)).rejects.toThrow("admin-too-new");
		await confirmRole(cas, els.userId);
		expect(await roleOf(school, els.personId)).toMatchObject({ tiedTo: null, waits: false });
		expect(await loneActs(school)).toEqual([]);
	});

	it("decides where there is no other, and it is shown; an admin who is new is no other", async () => {
		const school = await createSchool();
		const ans = await adminOf(school);
		await adminOf(school, daysAgo(2));
		const els = await offered(school, ans);
		expect(await roleOf(school, els.personId)).toMatchObject({ tiedTo: ans.userId, waits: false });
		expect(await loneActs(school)).toEqual(["role"]);
	});

	it("is not alone at once by putting the other admin out; and where the other has been gone for a week nobody waits for ever", async () => {
		const school = await createSchool();
		const [ans, cas] = [await adminOf(school), await adminOf(school)];
		// Whoever goes on has to be able to sign in.
		await inSchool(school, (tx) =>
			tx.userAccount.updateMany({ where: { placeId: school.schoolId }, data: { passwordHash: "x" } }),
		);
		await endRole(ans, { userId: cas.userId, role: "admin" });
		const els = await offered(school, ans);
		expect(await roleOf(school, els.personId)).toMatchObject({ waits: true });
		await expect(confirmRole(ans, els.userId)).rejects.toThrow("another-admin");
		await inSchool(school, (tx) =>
			tx.schoolRole.updateMany({ where: { userId: cas.userId }, data: { endDate: new Date(addDays(today(), -8)) } }),
		);
		await confirmRole(ans, els.userId);
		expect(await roleOf(school, els.personId)).toMatchObject({ tiedTo: ans.userId, waits: false });
		expect(await loneActs(school)).toEqual(["role"]);
	});

	it("holds it no more than before when another admin takes the second factor away", async () => {
		const school = await createSchool();
		const [ans, cas] = [await adminOf(school), await adminOf(school)];
		const { personId } = await createEmployee(school.schoolId);
		const { userId } = await createAccount({ name: "Bo" });
		await createRole(school.schoolId, userId, { personId });
		await inSchool(school, (tx) =>
			tx.accountFactor.create({
				data: { placeId: school.schoolId, userId, keyId: "k", secret: new Uint8Array(4), confirmedAt: now() },
			}),
		);
		await restorePassword(ans, userId);
		await expect(restorePassword(cas, userId)).rejects.toThrow("restored-before");
		expect(await roleOf(school, personId)).toMatchObject({ waits: false });
		await resetFactor(cas, userId);
		expect(await roleOf(school, personId)).toMatchObject({ tiedTo: ans.userId, waits: true });
	});
});

describe("a tie", () => {
	it("stays with the account when its employee is taken away and given back, and when its role ends and is offered again", async () => {
		const school = await createSchool();
		const { schoolId } = school;
		const ans = await adminOf(school);
		await adminOf(school);
		const { personId } = await createEmployee(schoolId);
		const { userId } = await createAccount({ name: "Bo", password: "vier gewone woorden samen" });
		await createRole(schoolId, userId, { personId });
		await linkAccount(ans, { userId, personId: null });
		await restorePassword(ans, userId);
		await linkAccount(ans, { userId, personId });
		expect(await scopeOf(userId)).toMatchObject({ personId: null, waitsForAdmin: true });
		await endRole(ans, { userId, role: "staff" });
		const { email } = await inSchool(school, (tx) => tx.userAccount.findFirstOrThrow({ where: { id: userId } }));
		await inSchool(school, (tx) => tx.person.updateMany({ where: { id: personId }, data: { email } }));
		const { offerId } = await offerRole(ans, { email, name: "Bo", role: "staff", personId });
		await decideOwnOffer(personScope({ schoolId, userId }), offerId, true);
		expect(await scopeOf(userId)).toMatchObject({ personId: null, waitsForAdmin: true });
	});

	it("makes an admin of one's own making nobody else: not for a factor, not for a substitute, not to confirm", async () => {
		const school = await createSchool();
		const { schoolId } = school;
		const ans = await adminOf(school);
		const cas = await adminOf(school);
		const { link } = await offerRole(ans, { email: "sok@school.test", name: "Sok", role: "admin" });
		await acceptOffer(tokenOf(link), identity());
		const made = await inSchool(school, (tx) =>
			tx.userAccount.findFirstOrThrow({ where: { email: "sok@school.test" } }),
		);
		const sok = personScope({ schoolId, userId: made.id as UserId, role: "admin" });
		const { personId } = await createEmployee(schoolId);
		await createRole(schoolId, ans.userId, { personId });
		const { groupId } = await createGroup(school);
		const lastDay = addDays(today(), 3);
		await expect(addSubstitute(sok, { personId, groupId, beginDate: today(), lastDay })).rejects.toThrow(
			"another-admin",
		);
		const els = await offered(school, sok);
		await expect(confirmRole(ans, els.userId)).rejects.toThrow("another-admin");
		const { userId } = await createAccount({ name: "Bo" });
		await createRole(schoolId, userId);
		await inSchool(school, (tx) =>
			tx.accountFactor.create({
				data: { placeId: schoolId, userId, keyId: "k", secret: new Uint8Array(4), confirmedAt: now() },
			}),
		);
		await restorePassword(ans, userId);
		await expect(resetFactor(sok, userId)).rejects.toThrow("restored-other");
		await resetFactor(cas, userId);
	});
});

describe("an admin who is an employee too", () => {
	it.each([1, 2])("cannot make more pupils visible to that employee unseen, with %i admins", async (admins) => {
		const school = await createSchool();
		const { schoolId } = school;
		const ans = await adminOf(school);
		if (admins === 2) await adminOf(school);
		const { personId } = await createEmployee(schoolId);
		await createRole(schoolId, ans.userId, { personId });
		const [{ groupId }, { connectionId }] = [await createGroup(school), await createConnection(schoolId)];
		const { pupilId } = await createPupil(schoolId);
		const lastDay = addDays(today(), 3);
		const acts = {
			substitute: () => addSubstitute(ans, { personId, groupId, beginDate: today(), lastDay }),
			exception: () => addException(ans, { personId, connectionId, lastDay }),
			roster: () =>
				inSchool({ schoolId }, (tx) =>
					lookTwiceAtRoster(tx, ans, async () => {
						const member = { schoolId, groupId, personId: pupilId, beginDate: new Date(today()) };
						await tx.groupMembership.create({ data: member });
						await tx.assignment.create({
							data: {
								schoolId,
								id: newId(),
								personId,
								groupId,
								kind: "teacher",
								source: "t",
								beginDate: new Date(today()),
							},
						});
					}),
				),
		};
		for (const act of Object.values(acts)) {
			if (admins === 2) await expect(act()).rejects.toThrow("another-admin");
			else await act();
		}
		expect(await loneActs(school)).toEqual(admins === 2 ? [] : Object.keys(acts));
	});

	it("links the own account to an employee, and another looks first; an employee is one account at most", async () => {
		const school = await createSchool();
		const [ans, cas] = [await adminOf(school), await adminOf(school)];
		await createRole(school.schoolId, ans.userId);
		const { personId } = await createEmployee(school.schoolId);
		const { groupId } = await createGroup(school);
		await assign(school.schoolId, personId, { kind: "class-teacher", groupId });
		await linkAccount(ans, { userId: ans.userId, personId });
		expect(await scopeOf(ans.userId)).toMatchObject({ personId: null, waitsForAdmin: true });
		await confirmRole(cas, ans.userId);
		expect(await scopeOf(ans.userId)).toMatchObject({ personId });
		const { userId } = await createAccount();
		await createRole(school.schoolId, userId);
		await expect(linkAccount(cas, { userId, personId })).rejects.toThrow("employee-taken");
	});
});
