import { expect, it } from "vitest";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { addMember, assign, createEmployee, createGroup, createPupil, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { searchPupils } from "./search-pupils";

testDatabase();

const scopeOf = (schoolId: SchoolId, personId: PersonId | null, role: "staff" | "admin" = "staff") =>
	personScope({ schoolId, role, personId });

it("finds the pupils of today's own groups and those one coaches, and nobody else; a list of names is no look", async () => {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school, { name: "7a" });
	const { groupId: before } = await createGroup(school, { name: "6b" });
	const named = (givenName: string, over: { groupId?: typeof groupId } = {}) =>
		createPupil(schoolId, { givenName, familyName: "Proef", ...over });
	const zoe = await named("Zoë", { groupId });
	await named("Zoe", { groupId: before });
	const coached = await named("Zoéline");
	const left = await named("Zoeker");
	await addMember(schoolId, groupId, left.pupilId, { beginDate: "2020-08-01", endDate: "2021-08-01" });
	const { personId } = await createEmployee(schoolId);
	await assign(schoolId, personId, { kind: "class-teacher", groupId });
	await assign(schoolId, personId, { kind: "coach", pupilId: coached.pupilId });
	await assign(schoolId, personId, {
		kind: "class-teacher",
		groupId: before,
		beginDate: "2020-08-01",
		endDate: "2021-08-01",
	});
	const scope = scopeOf(schoolId, personId);
	expect(await searchPupils(scope, "ZOE")).toEqual({
		total: 2,
		pupils: [
			{ pupilId: zoe.pupilId, name: "Zoë Proef", groups: ["7a"], coached: false },
			{ pupilId: coached.pupilId, name: "Zoéline Proef", groups: [], coached: true },
		],
	});
	expect((await searchPupils(scope, "proef zoel")).pupils.map((pupil) => pupil.pupilId)).toEqual([coached.pupilId]);
	const nothing = { total: 0, pupils: [] };
	expect(await searchPupils(scope, " - ")).toEqual(nothing);
	expect(await searchPupils(scopeOf(schoolId, null, "admin"), "zoe")).toEqual(nothing);
	const elsewhere = await createSchool();
	expect(await searchPupils(scopeOf(elsewhere.schoolId, personId), "zoe")).toEqual(nothing);
	expect(await inSchool(scope, (tx) => tx.recordView.count())).toBe(0);
});
