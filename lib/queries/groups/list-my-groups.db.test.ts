import { describe, expect, it } from "vitest";
import { today } from "../../clock";
import type { PersonId, SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { addMember, assign, createEmployee, createGroup, createPupil, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { listMyGroups } from "./list-my-groups";

testDatabase();

const scopeOf = (schoolId: SchoolId, personId: PersonId | null) => personScope({ schoolId, personId });

describe("my groups", () => {
	it("are the class, the lesson group with its subject, and the pupils one coaches", async () => {
		const school = await createSchool();
		const { schoolId } = school;
		const { groupId } = await createGroup(school, { name: "2b" });
		const { groupId: lessonGroup } = await createGroup(school, {
			name: "2b wiskunde",
			kind: "lesson-group",
			subjectKey: "arithmetic",
		});
		await createGroup(school, { name: "somebody else's" });
		const { pupilId } = await createPupil(schoolId, {
			givenName: "Noor",
			namePrefix: "van",
			familyName: "Dijk",
			groupId,
		});
		const { pupilId: left } = await createPupil(schoolId);
		await addMember(schoolId, groupId, left, { endDate: today() });
		const { personId } = await createEmployee(schoolId);
		await assign(schoolId, personId, { kind: "class-teacher", groupId });
		await assign(schoolId, personId, { kind: "teacher", groupId: lessonGroup });
		await assign(schoolId, personId, { kind: "coach", pupilId });
		const own = await listMyGroups(scopeOf(schoolId, personId));
		expect(own.groups).toMatchObject([
			{ name: "2b", subjects: "all", pupils: 1, lastTestAt: null, lastPracticeAt: null },
			{ name: "2b wiskunde", subjects: ["arithmetic"], pupils: 0 },
		]);
		expect(own.coached).toEqual([{ pupilId, name: "Noor van Dijk", className: "2b" }]);
	});

	it("tell by name alone of a group that one taught until this year, and not of one that is still theirs", async () => {
		const school = await createSchool();
		const { schoolId } = school;
		const [before, still] = [await createGroup(school, { name: "1a" }), await createGroup(school, { name: "2a" })];
		const { personId } = await createEmployee(schoolId);
		const [yesterday, longAgo] = [addDays(today(), -1), addDays(today(), -800)];
		await assign(schoolId, personId, { kind: "class-teacher", groupId: before.groupId, endDate: today() });
		await assign(schoolId, personId, { kind: "teacher", groupId: still.groupId, endDate: yesterday });
		await assign(schoolId, personId, { kind: "class-teacher", groupId: still.groupId });
		const old = await createGroup(school, { name: "0a" });
		const gone = { beginDate: addDays(longAgo, -300), endDate: longAgo };
		await assign(schoolId, personId, { kind: "class-teacher", groupId: old.groupId, ...gone });
		const own = await listMyGroups(scopeOf(schoolId, personId));
		expect(own.groups.map(({ name }) => name)).toEqual(["2a"]);
		expect(own.past).toEqual([{ groupId: before.groupId, name: "1a", lastDay: yesterday }]);
	});

	it("are none for an account without an employee, and for another school's employee", async () => {
		const [school, other] = [await createSchool(), await createSchool()];
		const { groupId } = await createGroup(school);
		const { personId } = await createEmployee(school.schoolId);
		await assign(school.schoolId, personId, { kind: "class-teacher", groupId });
		const none = { groups: [], coached: [], past: [] };
		expect(await listMyGroups(scopeOf(school.schoolId, null))).toEqual(none);
		expect(await listMyGroups(scopeOf(other.schoolId, personId))).toEqual(none);
	});
});
