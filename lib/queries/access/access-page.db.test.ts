import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createAccount,
	createEmployee,
	createGroup,
	createPupil,
	createRole,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { findPupilAccessPage } from "./find-pupil-access-page";

testDatabase();

let school: TestSchool;
let pupil: PersonId;
let former: GroupId;
let teacher: Employee;

interface Employee {
	readonly scope: Scope;
	readonly userId: UserId;
}

async function employee(givenName: string, of: Parameters<typeof assign>[2] | null): Promise<Employee> {
	const { personId } = await createEmployee(school.schoolId, { givenName, familyName: "Bos" });
	const { userId } = await createAccount({ name: `${givenName} Bos` });
	await createRole(school.schoolId, userId, { personId });
	if (of) await assign(school.schoolId, personId, of);
	const scope = personScope({ schoolId: school.schoolId, userId, personId });
	return { scope, userId };
}

/** A look at the pupil, or at a group, so many days ago. */
function look({ userId }: Employee, at: { pupilId?: PersonId; groupId?: GroupId }, daysAgo: number) {
	const moment = new Date(now().getTime() - daysAgo * 86_400_000);
	const onDate = at.groupId ? new Date(`${addDays(today(), -daysAgo)}T00:00:00Z`) : null;
	return inSchool(school, (tx) =>
		tx.recordView.create({
			data: { schoolId: school.schoolId, id: newId(), at: moment, userId, screen: "goal", onDate, ...at },
		}),
	);
}

beforeAll(async () => {
	school = await createSchool();
	const { groupId } = await createGroup(school, { name: "7a" });
	({ groupId: former } = await createGroup(school, { name: "6a" }));
	const { groupId: lessons } = await createGroup(school, {
		name: "re7",
		kind: "lesson-group",
		subjectKey: "arithmetic",
	});
	({ pupilId: pupil } = await createPupil(school.schoolId, { groupId }));
	await addMember(school.schoolId, lessons, pupil, { beginDate: addDays(today(), -10) });
	await addMember(school.schoolId, former, pupil, { beginDate: addDays(today(), -80), endDate: addDays(today(), -20) });
	teacher = await employee("Anna", { kind: "class-teacher", groupId, beginDate: addDays(today(), -60) });
	await employee("Bram", { kind: "class-teacher", groupId, endDate: addDays(today(), -1) });
	const end = addDays(today(), 14);
	await employee("Carla", { kind: "class-teacher", groupId, beginDate: addDays(today(), -3), endDate: end });
	await employee("Dirk", { kind: "teacher", groupId: lessons });
	await employee("Els", { kind: "class-teacher", groupId: former });
	const { personId } = await createEmployee(school.schoolId, { givenName: "Fien", familyName: "Bos" });
	await assign(school.schoolId, personId, { kind: "coach", pupilId: pupil });
});

describe("who can see a pupil", () => {
	it("is read from the roster today: role, group, subject, and both ends, of a substitute too", async () => {
		const page = await findPupilAccessPage(teacher.scope, pupil, null);
		expect(page?.viewers).toMatchObject([
			{ name: "Anna Bos", kind: "class-teacher", group: "7a", subjectKey: null, until: null, hasAccount: true },
			{ name: "Carla Bos", since: addDays(today(), -3), until: addDays(today(), 14) },
			{ name: "Fien Bos", kind: "coach", group: null, hasAccount: false },
			{ name: "Dirk Bos", kind: "teacher", group: "re7", subjectKey: "arithmetic", since: addDays(today(), -10) },
		]);
	});

	it("is shown to coaches and class teachers; others get what an unknown pupil gives", async () => {
		const { groupId } = await createGroup(school, { kind: "lesson-group", subjectKey: "dutch" });
		await addMember(school.schoolId, groupId, pupil);
		const subject = await employee("Guus", { kind: "teacher", groupId });
		const stranger = await employee("Hanna", null);
		for (const { scope } of [subject, stranger]) expect(await findPupilAccessPage(scope, pupil, null)).toBeNull();
		expect(await findPupilAccessPage(teacher.scope, newId<PersonId>(), null)).toBeNull();
		const other = await createSchool();
		const elsewhere = personScope({ ...teacher.scope, schoolId: other.schoolId });
		expect(await findPupilAccessPage(elsewhere, pupil, null)).toBeNull();
	});
});

describe("who looked at a pupil", () => {
	it("holds looks at a group only of days on which the pupil was in it", async () => {
		const reader = await employee("Iris", { kind: "coach", pupilId: pupil });
		const before = await findPupilAccessPage(reader.scope, pupil, null);
		await look(reader, { groupId: former }, 40);
		await look(reader, { groupId: former }, 5);
		await look(reader, { groupId: former }, 25);
		await look(reader, { pupilId: pupil }, 2);
		const page = await findPupilAccessPage(reader.scope, pupil, null);
		const own = page?.views.filter((view) => view.by === "Iris Bos").map((view) => [view.screen, view.viaGroup]);
		expect(own).toEqual([
			["access", null],
			["access", null],
			["goal", null],
			["goal", "6a"],
			["goal", "6a"],
		]);
		// This look itself, the one at the pupil and the one at the group 25 days ago; 40 days ago is longer than 30.
		expect((page?.recent.looks ?? 0) - (before?.recent.looks ?? 0)).toBe(3);
	});

	it("goes on where the page ended", async () => {
		const reader = await employee("Jan", { kind: "coach", pupilId: pupil });
		for (let each = 0; each < 52; each += 1) await look(reader, { pupilId: pupil }, 100 + each);
		const first = await findPupilAccessPage(reader.scope, pupil, null);
		expect(first?.views).toHaveLength(50);
		const second = await findPupilAccessPage(reader.scope, pupil, first?.older ?? null);
		expect(second?.views.length).toBeGreaterThan(0);
		expect(second?.older).toBeNull();
		const seen = [...(first?.views ?? []), ...(second?.views ?? [])].map((view) => view.id);
		expect(new Set(seen).size).toBe(seen.length);
	});
});
