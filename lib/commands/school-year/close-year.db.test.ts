import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId, SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { schoolYearFrom, schoolYearOf } from "../../domain/school-year";
import { listMyGroups } from "../../queries/groups/list-my-groups";
import { findPupilPage } from "../../queries/pupils/find-pupil-page";
import { findRollOver } from "../../queries/school-year/find-roll-over";
import { findYearAct } from "../../queries/school-year/find-year-act";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createAccount,
	createConnection,
	createEmployee,
	createGroup,
	createPupil,
	createSchool,
} from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { addPractice } from "../../testing/goal-facts";
import { type OneRosterRows, oneRosterOf } from "../../testing/roster-files";
import { applyRoster } from "../roster/apply-roster";
import { previewRoster } from "../roster/preview-roster";
import { closeYear } from "./close-year";
import { reopenYear } from "./reopen-year";

testDatabase();

const year = schoolYearOf(today());
const next = schoolYearFrom(Number(year.endDate.slice(0, 4)));

/** The tables that a closing changes. */
const rosterOf = (schoolId: SchoolId) =>
	inSchool({ schoolId }, async (tx) => ({
		groups: await tx.group.findMany({ orderBy: { id: "asc" } }),
		memberships: await tx.groupMembership.findMany({ orderBy: [{ groupId: "asc" }, { personId: "asc" }] }),
		assignments: await tx.assignment.findMany({ orderBy: { id: "asc" } }),
		subGroups: await tx.subGroup.findMany({ orderBy: { id: "asc" }, include: { members: true } }),
	}));

/** A class with a teacher, a sub-group and a pupil who practised; and the same admin on another day. */
async function world() {
	const school = await createSchool();
	const { schoolId } = school;
	const { userId } = await createAccount();
	const { groupId } = await createGroup(school, { name: "Groep 7" });
	const { personId } = await createEmployee(schoolId);
	await assign(schoolId, personId, { kind: "class-teacher", groupId });
	const { pupilId } = await createPupil(schoolId, { givenName: "Sem", familyName: "Bos", groupId });
	const left = await createPupil(schoolId);
	await addMember(schoolId, groupId, left.pupilId, { endDate: addDays(today(), 3) });
	await inSchool(school, async (tx) => {
		const subGroup = { schoolId, id: newId(), groupId, name: "Extra", beginDate: new Date(today()), createdBy: userId };
		await tx.subGroup.create({ data: subGroup });
		await tx.subGroupMember.create({
			data: { schoolId, subGroupId: subGroup.id, pupilId, beginDate: new Date(today()) },
		});
	});
	const { connectionId } = await createConnection(schoolId);
	await addPractice({ schoolId, connectionId }, [{ pupilId, day: addDays(today(), -1), taken: 3, right: 2 }]);
	const on = (day: string, role: "admin" | "staff" = "admin"): Scope => ({
		...scopeOf(schoolId, userId, role),
		today: day,
		personId: role === "staff" ? personId : null,
	});
	return { school, schoolId, groupId, pupilId, personId, on };
}
const groupNames = async (scope: Scope) => (await listMyGroups(scope)).groups.map(({ name }) => name);
const firstDay = year.endDate;
const lastWeek = addDays(year.endDate, -7);

describe("a school year", () => {
	it("ends as a whole on its last day, and is as it was, to the letter, when it is opened again", async () => {
		const { school, schoolId, on } = await world();
		const before = await rosterOf(schoolId);
		const told = { groups: 1, places: 1, tasks: 1, subGroups: 1, subGroupPlaces: 1 };
		expect((await findRollOver(on(lastWeek))).year?.ends).toEqual(told);
		const { closingId, ended } = await closeYear(on(lastWeek), school.periodId);
		expect(ended).toEqual(told);
		expect(await findYearAct(on(lastWeek), "closed", closingId)).toEqual({ name: year.name, amounts: told });
		const closed = await rosterOf(schoolId);
		const endOf = (date: Date | null) => date?.toISOString().slice(0, 10);
		expect(closed.groups.map(({ endedAt }) => endOf(endedAt))).toEqual([firstDay]);
		expect(closed.memberships.map(({ endDate }) => endOf(endDate)).toSorted()).toEqual([addDays(today(), 3), firstDay]);
		expect(closed.assignments.map(({ endDate }) => endOf(endDate))).toEqual([firstDay]);
		expect(
			closed.subGroups.map(({ endDate, members }) => [endDate, members[0]?.endDate].map((day) => endOf(day ?? null))),
		).toEqual([[firstDay, firstDay]]);
		expect(await groupNames(on(lastWeek, "staff"))).toEqual(["Groep 7"]);
		expect(await groupNames(on(firstDay, "staff"))).toEqual([]);
		const { closed: shown } = await findRollOver(on(firstDay));
		expect(shown).toMatchObject({
			closingId,
			counts: { group: 1, membership: 1, assignment: 1, "sub-group": 1, "sub-group-member": 1 },
			opens: told,
		});
		await expect(closeYear(on(firstDay), school.periodId)).rejects.toThrow("year-closed");

		expect(await reopenYear(on(firstDay), closingId)).toEqual(told);
		expect(await findYearAct(on(firstDay), "closed", closingId)).toBeNull();
		expect(await findYearAct(on(firstDay), "reopened", closingId)).toEqual({ name: year.name, amounts: told });
		expect(await rosterOf(schoolId)).toEqual(before);
		await expect(reopenYear(on(firstDay), closingId)).rejects.toThrow("not-found");
		const log = await inSchool(school, (tx) => tx.auditEvent.findMany({ orderBy: { at: "asc" } }));
		expect(log.map(({ action }) => action)).toEqual(["year.close", "year.reopen"]);
	});

	it("goes on for its teachers when nobody does anything, with the last data and a period that says so", async () => {
		const { pupilId, on } = await world();
		const day = addDays(firstDay, 10);
		expect(await groupNames(on(day, "staff"))).toEqual(["Groep 7"]);
		const page = await findPupilPage(on(day, "staff"), { pupilId, period: { key: "year" }, connectionId: null });
		expect(page?.period).toMatchObject({ fellBack: true, from: year.beginDate, to: addDays(today(), -1) });
		expect((await findRollOver(on(day))).year).toMatchObject({
			name: year.name,
			groups: 1,
			pupils: 1,
			withoutGroup: null,
		});
	});

	it("keeps what a file changed since, when it is opened again", async () => {
		const { school, schoolId, groupId, pupilId, on } = await world();
		await closeYear(on(lastWeek), school.periodId);
		const sooner = new Date(addDays(lastWeek, 2));
		await inSchool(school, (tx) =>
			tx.groupMembership.updateMany({ where: { groupId, personId: pupilId }, data: { endDate: sooner } }),
		);
		const { closed } = await findRollOver(on(lastWeek));
		expect(closed?.opens.places).toBe(0);
		expect(await reopenYear(on(lastWeek), closed?.closingId ?? "")).toEqual(closed?.opens);
		const { memberships } = await rosterOf(schoolId);
		expect(memberships.find(({ personId }) => personId === pupilId)?.endDate).toEqual(sooner);
	});

	it("is closed by an admin of the school, not long before its end", async () => {
		const { school, on } = await world();
		const other = await world();
		await expect(closeYear(on(addDays(firstDay, -61)), school.periodId)).rejects.toThrow("year-too-early");
		await expect(closeYear(on(firstDay, "staff"), school.periodId)).rejects.toThrow("not-allowed");
		await expect(closeYear(on(firstDay), other.school.periodId)).rejects.toThrow("not-found");
		await expect(findRollOver(on(firstDay, "staff"))).rejects.toThrow("not-allowed");
	});
});

/** A class per pair of key and year, with these pupils; term keys are the names of the years. */
function fileOf(classes: readonly { key: string; term: typeof year; pupils: readonly string[] }[]): Uint8Array {
	const pupils = [...new Set(classes.flatMap((one) => one.pupils))];
	const rows: OneRosterRows = {
		academicSessions: [...new Set(classes.map(({ term }) => term))].map((term) => ({
			...{ sourcedId: term.name, title: "Schooljaar", type: "schoolYear" },
			...{ startDate: term.beginDate, endDate: term.endDate, schoolYear: term.endDate.slice(0, 4) },
		})),
		orgs: [{ sourcedId: "s", name: "De Brug", type: "school" }],
		courses: [{ sourcedId: "c", title: "Rekenen", orgSourcedId: "s", subjects: "Rekenen" }],
		classes: classes.map(({ key, term }) => ({
			...{ sourcedId: key, title: key, courseSourcedId: "c", classType: "homeroom", schoolSourcedId: "s" },
			termSourcedIds: term.name,
		})),
		users: [...pupils, "t"].map((user) => ({
			sourcedId: user,
			enabledUser: "true",
			givenName: user,
			familyName: "Test",
		})),
		roles: [...pupils, "t"].map((user) => ({
			...{ sourcedId: `r-${user}`, userSourcedId: user, roleType: "primary", orgSourcedId: "s" },
			role: user === "t" ? "teacher" : "student",
		})),
		enrollments: classes.flatMap(({ key, pupils: own }) =>
			[...own, "t"].map((user) => ({
				...{ sourcedId: `e-${key}-${user}`, classSourcedId: key, schoolSourcedId: "s", userSourcedId: user },
				role: user === "t" ? "teacher" : "student",
			})),
		),
	};
	return oneRosterOf("bulk", rows);
}

async function bring(schoolId: SchoolId, ...classes: Parameters<typeof fileOf>[0]) {
	const previewed = await previewRoster(jobScope(schoolId), fileOf(classes));
	if (!previewed.ok) throw new Error(JSON.stringify(previewed.faults));
	return applyRoster(jobScope(schoolId), previewed.importId);
}

it("a file of next year that comes early changes nothing before its year begins", async () => {
	const { schoolId } = await createSchool();
	await bring(schoolId, { key: "7", term: year, pupils: ["sem", "noor"] }, { key: "8", term: year, pupils: ["lot"] });
	// Lot leaves, Noor has no place yet.
	await bring(schoolId, { key: "8", term: next, pupils: ["sem"] }, { key: "7", term: next, pupils: ["new"] });
	const admin = scopeOf(schoolId, (await createAccount()).userId);
	const people = await inSchool({ schoolId }, (tx) => tx.person.findMany({ include: { identifiers: true } }));
	const idOf = (key: string) => people.find(({ givenName }) => givenName === key)?.id as PersonId;
	const leftOn = (key: string) =>
		people
			.find(({ givenName }) => givenName === key)
			?.endedAt?.toISOString()
			.slice(0, 10) ?? null;
	expect(["sem", "noor", "lot", "new", "t"].map(leftOn)).toEqual([null, year.endDate, year.endDate, null, null]);
	const groupsOn = async (day: string) => {
		const teacher: Scope = { ...scopeOf(schoolId, admin.userId, "staff"), personId: idOf("t"), today: day };
		return (await listMyGroups(teacher)).groups.map(({ name, pupils }) => `${name}: ${pupils}`);
	};
	expect(await groupsOn(today())).toEqual(["7: 2", "8: 1"]);
	expect(await groupsOn(addDays(year.endDate, -1))).toEqual(["7: 2", "8: 1"]);
	expect(await groupsOn(year.endDate)).toEqual(["7: 1", "8: 1"]);
	expect((await findRollOver(admin)).year).toBeNull();
	// The same once more changes nothing.
	const { counts } = await bring(
		schoolId,
		{ key: "8", term: next, pupils: ["sem"] },
		{ key: "7", term: next, pupils: ["new"] },
	);
	expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(0);
});

it("the preview names who stays and has no group in the new year", async () => {
	const { school, schoolId, pupilId, on } = await world();
	const nextPeriod = { ...school, periodId: newId() };
	await inSchool(school, (tx) =>
		tx.schoolPeriod.create({
			data: {
				schoolId,
				id: nextPeriod.periodId,
				name: next.name,
				beginDate: new Date(next.beginDate),
				endDate: new Date(next.endDate),
			},
		}),
	);
	const { groupId } = await createGroup(nextPeriod, { name: "Groep 8" });
	const mover = await createPupil(schoolId, { groupId: (await rosterOf(schoolId)).groups[0]?.id as GroupId });
	await addMember(schoolId, groupId, mover.pupilId, { beginDate: next.beginDate });
	const { year: told } = await findRollOver(on(lastWeek));
	expect(told).toMatchObject({
		groups: 1,
		pupils: 2,
		teachers: 1,
		subGroups: 1,
		newGroups: 1,
		newPupils: 1,
		leavers: 0,
		withoutGroup: 1,
	});
	expect(told?.withoutGroupNames).toEqual([{ pupilId, name: "Sem Bos", group: "Groep 7" }]);
});
