import { expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { today } from "../../clock";
import { logView } from "../../commands/views/log-view";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { createAccount, createGroup, createPupil, createRole, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { findPupilName } from "../pupil-files/find-pupil-name";
import { findSchoolPupils } from "../pupil-files/find-school-pupils";
import { listViews, type ViewsQuestion } from "./list-views";

testDatabase();

const all: ViewsQuestion = { by: null, pupilId: null, from: null, to: null, cursor: null };

const scopeOf = (schoolId: SchoolId, userId: UserId, role: "admin" | "staff") =>
	personScope({ schoolId, userId, role });

async function world() {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school, { name: "Groep 7" });
	const { pupilId } = await createPupil(schoolId, { givenName: "Noor", familyName: "Bos", groupId });
	const other = await createPupil(schoolId, { givenName: "Finn", familyName: "Bos" });
	const people = [await createAccount({ name: "Anna" }), await createAccount({ name: "Bram" })] as const;
	for (const { userId } of people) await createRole(schoolId, userId);
	const [anna, bram] = people.map(({ userId }) => scopeOf(schoolId, userId, "staff")) as [Scope, Scope];
	await inSchool({ schoolId }, async (tx) => {
		await logView(tx, anna, "pupil", { pupilId });
		await logView(tx, bram, "group-grid", { groupId, onDate: today() });
		await logView(tx, bram, "pupil", { pupilId: other.pupilId });
	});
	return { schoolId, pupilId, anna, bram, admin: scopeOf(schoolId, newId<UserId>(), "admin") };
}

it("tells every look, newest first: who, which screen, at whom or at which group on which day", async () => {
	const { admin } = await world();
	const { views, older } = await listViews(admin, all);
	expect(older).toBeNull();
	expect(views.map(({ by, screen, pupil, viaGroup, onDate }) => [by, screen, pupil, viaGroup, onDate])).toEqual([
		["Bram", "pupil", "Finn Bos", null, null],
		["Bram", "group-grid", null, "Groep 7", today()],
		["Anna", "pupil", "Noor Bos", null, null],
	]);
});

it("finds by person, by pupil with looks at the group of that date, and by day; pages by key", async () => {
	const { admin, anna, pupilId } = await world();
	const found = async (over: Partial<ViewsQuestion>) =>
		(await listViews(admin, { ...all, ...over })).views.map(({ by, screen }) => `${by} ${screen}`);
	expect(await found({ by: anna.userId })).toEqual(["Anna pupil"]);
	expect(await found({ pupilId })).toEqual(["Bram group-grid", "Anna pupil"]);
	expect(await found({ pupilId, from: addDays(today(), 1) })).toEqual([]);
	expect(await found({ from: today(), to: today() })).toHaveLength(3);
	const first = await listViews(admin, all, 2);
	const second = await listViews(admin, { ...all, cursor: first.older }, 2);
	expect([first.views.length, second.views.length, second.older]).toEqual([2, 1, null]);
	expect(new Set([...first.views, ...second.views].map(({ id }) => id)).size).toBe(3);
});

it("tells nothing of another school, and nothing to who is not admin", async () => {
	const [{ pupilId, anna }, other] = [await world(), await world()];
	expect((await listViews(other.admin, { ...all, pupilId })).views).toEqual([]);
	expect(() => listViews(anna, all)).toThrow("not-allowed");
	expect(await findPupilName(other.admin, pupilId)).toBeNull();
	await expect(findPupilName(anna, pupilId)).rejects.toThrow("not-allowed");
	await expect(findSchoolPupils(anna, "noor")).rejects.toThrow("not-allowed");
});

it("an admin finds pupils by the beginning of a name, leavers too, with the class that tells them apart", async () => {
	const { admin, schoolId, pupilId } = await world();
	const left = await createPupil(schoolId, { givenName: "Noor", familyName: "Eik" });
	await inSchool(admin, (tx) =>
		tx.person.updateMany({ where: { id: left.pupilId }, data: { endedAt: new Date(today()) } }),
	);
	const found = await findSchoolPupils(admin, "noo");
	expect(found).toEqual({
		total: 2,
		pupils: [
			{ pupilId, name: "Noor Bos", group: "Groep 7", endedAt: null },
			{ pupilId: left.pupilId, name: "Noor Eik", group: null, endedAt: today() },
		],
	});
	expect(await findSchoolPupils(admin, "--")).toEqual({ total: 0, pupils: [] });
	expect(await findPupilName(admin, pupilId as PersonId)).toBe("Noor Bos");
});
