import { expect, it } from "vitest";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import {
	assign,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { addPractice, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { listPupilProvenance } from "./list-pupil-provenance";

testDatabase();

const today = "2026-11-23";
const scopeOf = (school: TestSchool, personId: PersonId) => personScope({ schoolId: school.schoolId, personId, today });

it("names the last message of each row, and of practice how much alone, for who sees the subject alone", async () => {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school);
	const { pupilId } = await createPupil(schoolId, { groupId });
	const { goalId } = await createGoal({ subjectKey: "arithmetic" });
	const { connectionId } = await createConnection(schoolId, { supplierName: "Oefenhaven", standard: "xapi" });
	const place = { schoolId, connectionId };
	await mapToGoal(place, goalId, { kind: "unit", sourceId: "unit-1" });
	await addPractice(place, [
		{ pupilId, day: "2026-11-02", taken: 12, right: 9, unitId: "unit-1" },
		{ pupilId, day: "2026-11-03", taken: 12, right: 6, unitId: "unit-1" },
	]);
	const { personId } = await createEmployee(schoolId);
	await assign(schoolId, personId, { kind: "class-teacher", groupId });
	const scope = scopeOf(school, personId);
	const [row, ...more] = await listPupilProvenance(scope, pupilId);
	expect(more).toEqual([]);
	expect(row).toMatchObject({
		key: `practice ${connectionId} arithmetic`,
		supplier: "Oefenhaven",
		rule: "effort",
		counted: null,
		message: { series: "practice" },
	});
	const looks = await inSchool(scope, (tx) => tx.recordView.findMany({ where: { userId: scope.userId } }));
	expect(looks.map((look) => [look.screen, look.pupilId])).toEqual([["pupil", pupilId]]);

	const { groupId: lesson } = await createGroup(school, { kind: "lesson-group", subjectKey: "dutch" });
	const { personId: stranger } = await createEmployee(schoolId);
	await assign(schoolId, stranger, { kind: "teacher", groupId: lesson });
	await expect(listPupilProvenance(scopeOf(school, stranger), pupilId)).rejects.toMatchObject({ code: "not-found" });
});
