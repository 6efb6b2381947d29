import { describe, expect, it } from "vitest";
import { findGroupAccess } from "../../authz/access";
import { today } from "../../clock";
import { addSubstitute } from "../../commands/places/add-substitute";
import { endSubstitute } from "../../commands/places/end-substitute";
import { inSchool } from "../../db/in-school";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createAccount,
	createEmployee,
	createGroup,
	createPupil,
	createSchool,
} from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { listPlaces, type PlaceKind } from "./list-places";
import { listSubstitutes } from "./list-substitutes";

testDatabase();

async function school() {
	const made = await createSchool();
	const { schoolId } = made;
	const admin = scopeOf(schoolId, (await createAccount()).userId);
	const [{ groupId: five }, { groupId: six }] = [
		await createGroup(made, { name: "5" }),
		await createGroup(made, { name: "6" }),
	];
	const { personId } = await createEmployee(schoolId, { givenName: "Anna", familyName: "Bos" });
	await assign(schoolId, personId, { kind: "class-teacher", groupId: five });
	return { schoolId, admin, five, six, personId };
}
const ended = (schoolId: string, id: string, day: string) =>
	inSchool({ schoolId: schoolId as never }, (tx) =>
		tx.person.updateMany({ where: { id }, data: { endedAt: new Date(day) } }),
	);

it("tells of each kind how many there are, and one kind with names and places", async () => {
	const { schoolId, admin, five, six, personId } = await school();
	const pupil = (givenName: string, groupId?: typeof five) =>
		createPupil(schoolId, { givenName, familyName: "Test", ...(groupId ? { groupId } : {}) });
	await pupil("Goed", five);
	await pupil("Nergens");
	const twice = await pupil("Twee", five);
	await addMember(schoolId, six, twice.pupilId);
	const gone = await pupil("Weg", five);
	await ended(schoolId, gone.pupilId, today());
	const rowsOf = async (kind: PlaceKind) =>
		(await listPlaces(admin, { kind, page: 1 })).rows.map(({ name, where, day }) => [name, where, day]);
	const { counts, kind } = await listPlaces(admin, { kind: null, page: 1 });
	expect([counts, kind]).toEqual([
		{ "no-group": 1, "two-classes": 1, "no-teacher": 1, "teacher-left": 0, left: 1 },
		"no-group",
	]);
	expect(await rowsOf("no-group")).toEqual([["Nergens Test", [], null]]);
	expect(await rowsOf("two-classes")).toEqual([["Twee Test", ["5", "6"], null]]);
	expect(await rowsOf("no-teacher")).toEqual([["6", [], null]]);
	expect(await rowsOf("left")).toEqual([["Weg Test", ["5"], today()]]);
	await ended(schoolId, personId, today());
	expect(await rowsOf("teacher-left")).toEqual([["5", ["Anna Bos"], today()]]);
	await expect(listPlaces(scopeOf(schoolId, admin.userId, "staff"), { kind, page: 1 })).rejects.toThrow("not-allowed");
});

it("shows a page at a time", async () => {
	const { schoolId, admin } = await school();
	for (let n = 0; n < 27; n += 1) await createPupil(schoolId);
	const list = await listPlaces(admin, { kind: "no-group", page: 2 });
	expect([list.rows.length, list.page, list.pages]).toEqual([2, 2, 2]);
	expect((await listPlaces(admin, { kind: "no-group", page: 99 })).page).toBe(2);
});

describe("a substitute", () => {
	it("sees the group from the first day to the last, and no longer when it is ended", async () => {
		const { schoolId, admin, six } = await school();
		const { personId } = await createEmployee(schoolId, { givenName: "Ine", familyName: "Val" });
		await createPupil(schoolId, { groupId: six });
		const lastDay = addDays(today(), 5);
		await addSubstitute(admin, { personId, groupId: six, beginDate: today(), lastDay });
		const seesOn = (day: string) =>
			inSchool(admin, (tx) =>
				findGroupAccess(tx, { ...scopeOf(schoolId, admin.userId, "staff"), personId, today: day }, six),
			).then((access) => access !== null);
		expect(await Promise.all([addDays(today(), -1), today(), lastDay, addDays(lastDay, 1)].map(seesOn))).toEqual([
			...[false, true, true, false],
		]);
		expect((await listPlaces(admin, { kind: "no-teacher", page: 1 })).counts["no-teacher"]).toBe(0);
		const [row] = (await listSubstitutes(admin)).substitutes;
		expect(row).toMatchObject({ name: "Ine Val", group: "6", hasAccount: false });
		await expect(addSubstitute(admin, { personId, groupId: six, beginDate: lastDay, lastDay })).rejects.toThrow(
			"substitute-known",
		);
		await endSubstitute(admin, row?.assignmentId ?? "");
		expect(await seesOn(today())).toBe(false);
		await expect(endSubstitute(admin, row?.assignmentId ?? "")).rejects.toThrow("not-found");
		const log = await inSchool(admin, (tx) => tx.auditEvent.findMany({ orderBy: { at: "asc" } }));
		expect(log.map(({ action }) => action)).toEqual(["substitute.add", "substitute.end"]);
	});

	it.each([
		["a last day before today", -3, -1],
		["a last day before the first", 5, 4],
		["more than a year", 0, 400],
	])("is refused with %s", async (_name, from, until) => {
		const { admin, six, personId } = await school();
		const days = { beginDate: addDays(today(), from), lastDay: addDays(today(), until) };
		await expect(addSubstitute(admin, { personId, groupId: six, ...days })).rejects.toThrow("substitute-days");
	});

	it("is an employee of the school, of a group of the school, said by its admin", async () => {
		const { schoolId, admin, six, personId } = await school();
		const other = await school();
		const days = { beginDate: today(), lastDay: today() };
		await expect(addSubstitute(admin, { personId: other.personId, groupId: six, ...days })).rejects.toThrow(
			"not-found",
		);
		await expect(addSubstitute(admin, { personId, groupId: other.six, ...days })).rejects.toThrow("not-found");
		const { pupilId } = await createPupil(schoolId);
		await expect(addSubstitute(admin, { personId: pupilId, groupId: six, ...days })).rejects.toThrow("not-found");
		const staff = scopeOf(schoolId, admin.userId, "staff");
		await expect(addSubstitute(staff, { personId, groupId: six, ...days })).rejects.toThrow("not-allowed");
		await addSubstitute(other.admin, { personId: other.personId, groupId: other.six, ...days });
		const [row] = (await listSubstitutes(other.admin)).substitutes;
		await expect(endSubstitute(admin, row?.assignmentId ?? "")).rejects.toThrow("not-found");
	});
});
