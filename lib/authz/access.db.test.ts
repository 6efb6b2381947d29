import { beforeAll, describe, expect, it } from "vitest";
import { inSchool } from "../db/in-school";
import type { GroupId, PersonId } from "../domain/ids";
import { testDatabase } from "../testing/database";
import {
	addMember,
	assign,
	createEmployee,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../testing/factories";
import { personScope } from "../testing/person-scope";
import { findGroupAccess, findPupilAccess, listAccessibleGroups } from "./access";
import type { Scope } from "./scope";

testDatabase();

const today = "2026-11-23";
let school: TestSchool;
let classGroup: GroupId;
let lessonGroup: GroupId;
let pupil: PersonId;
let stranger: PersonId;

function scopeOf(personId: PersonId | null, over: Partial<Scope> = {}): Scope {
	return personScope({ schoolId: school.schoolId, personId, today, ...over });
}

/** What a person sees: the groups, and this pupil and the stranger. */
async function seenBy(scope: Scope) {
	return inSchool(scope, async (tx) => ({
		groups: await listAccessibleGroups(tx, scope),
		classAccess: (await findGroupAccess(tx, scope, classGroup))?.subjects ?? null,
		lessonAccess: (await findGroupAccess(tx, scope, lessonGroup))?.subjects ?? null,
		pupil: (await findPupilAccess(tx, scope, pupil))?.subjects ?? null,
		stranger: (await findPupilAccess(tx, scope, stranger))?.subjects ?? null,
	}));
}
const nothing = { groups: [], classAccess: null, lessonAccess: null, pupil: null, stranger: null };

async function employeeWith(over: Omit<Parameters<typeof assign>[2], "beginDate"> & { beginDate?: string }) {
	const { personId } = await createEmployee(school.schoolId);
	await assign(school.schoolId, personId, { beginDate: "2026-08-01", ...over });
	return personId;
}

beforeAll(async () => {
	school = await createSchool();
	({ groupId: classGroup } = await createGroup(school, { name: "6A" }));
	({ groupId: lessonGroup } = await createGroup(school, { kind: "lesson-group", subjectKey: "arithmetic" }));
	({ pupilId: pupil } = await createPupil(school.schoolId));
	({ pupilId: stranger } = await createPupil(school.schoolId));
	await addMember(school.schoolId, classGroup, pupil, { beginDate: "2026-08-01" });
	await addMember(school.schoolId, lessonGroup, pupil, { beginDate: "2026-08-01" });
});

describe("by the roster", () => {
	it("a class teacher sees the class, all subjects, and no other pupil", async () => {
		const personId = await employeeWith({ kind: "class-teacher", groupId: classGroup });
		expect(await seenBy(scopeOf(personId))).toEqual({
			...nothing,
			groups: [{ groupId: classGroup, subjects: "all" }],
			classAccess: "all",
			pupil: "all",
		});
	});

	it("both of a duo see the class", async () => {
		for (const personId of [
			await employeeWith({ kind: "class-teacher", groupId: classGroup }),
			await employeeWith({ kind: "class-teacher", groupId: classGroup }),
		])
			expect((await seenBy(scopeOf(personId))).pupil).toBe("all");
	});

	it("a teacher of a lesson group sees its subject only", async () => {
		const personId = await employeeWith({ kind: "teacher", groupId: lessonGroup });
		expect(await seenBy(scopeOf(personId))).toEqual({
			...nothing,
			groups: [{ groupId: lessonGroup, subjects: ["arithmetic"] }],
			lessonAccess: ["arithmetic"],
			pupil: ["arithmetic"],
		});
	});

	it("a teacher of two lesson groups sees both subjects of a pupil in both, with the reasons", async () => {
		const { groupId: dutch } = await createGroup(school, { kind: "lesson-group", subjectKey: "dutch" });
		await addMember(school.schoolId, dutch, pupil, { beginDate: "2026-08-01" });
		const personId = await employeeWith({ kind: "teacher", groupId: lessonGroup });
		await assign(school.schoolId, personId, { kind: "teacher", groupId: dutch, beginDate: "2026-08-01" });
		const scope = scopeOf(personId);
		const access = await inSchool(scope, (tx) => findPupilAccess(tx, scope, pupil));
		expect(access?.subjects).toEqual(["arithmetic", "dutch"]);
		expect(new Set(access?.reasons.map((reason) => reason.groupId))).toEqual(new Set([lessonGroup, dutch]));
	});

	it("a teacher of a lesson group of which no subject is known sees only what has none; of a class, all", async () => {
		const { groupId } = await createGroup(school, { kind: "lesson-group" });
		const personId = await employeeWith({ kind: "teacher", groupId });
		expect((await seenBy(scopeOf(personId))).groups).toEqual([{ groupId, subjects: ["other"] }]);
		const ofClass = await employeeWith({ kind: "teacher", groupId: classGroup });
		expect((await seenBy(scopeOf(ofClass))).groups).toEqual([{ groupId: classGroup, subjects: "all" }]);
	});

	it("a coach sees the one pupil, all subjects, and no group", async () => {
		const personId = await employeeWith({ kind: "coach", pupilId: pupil });
		expect(await seenBy(scopeOf(personId))).toEqual({ ...nothing, pupil: "all" });
		const scope = scopeOf(personId);
		const access = await inSchool(scope, (tx) => findPupilAccess(tx, scope, pupil));
		expect(access?.reasons).toEqual([{ kind: "coach", groupId: null, subjects: "all" }]);
	});

	it("a substitute sees the class from the first day until the day before the end", async () => {
		const over = {
			kind: "class-teacher",
			groupId: classGroup,
			beginDate: "2026-11-20",
			endDate: "2026-11-27",
		} as const;
		const personId = await employeeWith(over);
		const days = ["2026-11-19", "2026-11-20", "2026-11-26", "2026-11-27"];
		const seen = await Promise.all(days.map(async (day) => (await seenBy(scopeOf(personId, { today: day }))).pupil));
		expect(seen).toEqual([null, "all", "all", null]);
	});

	it("a pupil who changed class is seen by the old teacher until that day, by the new one from it", async () => {
		const { groupId: other } = await createGroup(school);
		const { pupilId: mover } = await createPupil(school.schoolId);
		await addMember(school.schoolId, classGroup, mover, { beginDate: "2026-08-01", endDate: "2026-11-23" });
		await addMember(school.schoolId, other, mover, { beginDate: "2026-11-23" });
		const before = await employeeWith({ kind: "class-teacher", groupId: classGroup });
		const after = await employeeWith({ kind: "class-teacher", groupId: other });
		const sees = async (personId: PersonId, day: string) => {
			const scope = scopeOf(personId, { today: day });
			return (await inSchool(scope, (tx) => findPupilAccess(tx, scope, mover))) !== null;
		};
		expect([await sees(before, "2026-11-22"), await sees(after, "2026-11-22")]).toEqual([true, false]);
		expect([await sees(before, "2026-11-23"), await sees(after, "2026-11-23")]).toEqual([false, true]);
	});
});

describe("nothing is seen", () => {
	it("by an admin, not even with a person of the roster", async () => {
		const personId = await employeeWith({ kind: "class-teacher", groupId: classGroup });
		expect(await seenBy(scopeOf(personId, { roles: new Set(["admin"] as const) }))).toEqual(nothing);
	});

	it("by staff without a person of the roster, and without an assignment", async () => {
		expect(await seenBy(scopeOf(null))).toEqual(nothing);
		expect(await seenBy(scopeOf((await createEmployee(school.schoolId)).personId))).toEqual(nothing);
	});

	it("of an ended group", async () => {
		const { groupId } = await createGroup(school);
		const personId = await employeeWith({ kind: "class-teacher", groupId });
		await addMember(school.schoolId, groupId, pupil, { beginDate: "2026-08-01" });
		await inSchool(school, (tx) => tx.group.updateMany({ where: { id: groupId }, data: { endedAt: new Date(today) } }));
		expect(await seenBy(scopeOf(personId))).toEqual(nothing);
		expect((await seenBy(scopeOf(personId, { today: "2026-11-22" }))).groups).toHaveLength(1);
	});

	it("by an employee who left, nor of a pupil who left", async () => {
		const personId = await employeeWith({ kind: "coach", pupilId: pupil });
		const { pupilId: leaver } = await createPupil(school.schoolId, { groupId: classGroup });
		await assign(school.schoolId, personId, { kind: "coach", pupilId: leaver, beginDate: "2026-08-01" });
		const end = (id: PersonId) =>
			inSchool(school, (tx) => tx.person.updateMany({ where: { id }, data: { endedAt: new Date(today) } }));
		await end(leaver);
		const scope = scopeOf(personId);
		expect(await inSchool(scope, (tx) => findPupilAccess(tx, scope, leaver))).toBeNull();
		await end(personId);
		expect(await seenBy(scopeOf(personId))).toEqual(nothing);
	});

	it("at another school, with the same ids", async () => {
		const personId = await employeeWith({ kind: "class-teacher", groupId: classGroup });
		const other = await createSchool();
		expect(await seenBy(scopeOf(personId, { schoolId: other.schoolId }))).toEqual(nothing);
	});

	it("in a transaction of another school than the scope's", async () => {
		const personId = await employeeWith({ kind: "class-teacher", groupId: classGroup });
		const other = await createSchool();
		const scope = scopeOf(personId);
		expect(await inSchool(other, (tx) => listAccessibleGroups(tx, scope))).toEqual([]);
	});
});
