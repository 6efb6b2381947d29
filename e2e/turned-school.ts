import { jobScope } from "../lib/authz/job-scope";
import { today } from "../lib/clock";
import { evaluateGroup } from "../lib/commands/signals/evaluate-group";
import { newId } from "../lib/db/ids";
import { inSchool } from "../lib/db/in-school";
import type { GoalId, GroupId, PersonId } from "../lib/domain/ids";
import { addDays } from "../lib/domain/school-day";
import {
	addMember,
	createConnection,
	createEmployee,
	createGroup,
	createGroupPlan,
	createPupil,
	createSchool,
	type TestSchool,
} from "../lib/testing/factories";
import { makeTroubledClass } from "./troubled-class";
import { turned } from "./turned";

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** A school in which every name and text from outside would turn what is beside it. */
export async function makeTurnedSchool(goalId: GoalId) {
	const school = await createSchool({ name: `De Olm${turned}` });
	const { groupId, troubled } = await makeTroubledClass(school, goalId, turned);
	const pupilId = troubled.pupilId as PersonId;
	const { pupilId: otherId } = await createPupil(school.schoolId, {
		...{ givenName: "Tom", familyName: `Smit${turned}`, groupId, schoolYear: 8 },
	});
	await createEmployee(school.schoolId, { givenName: "Ot", familyName: `Bos${turned}` });
	const { groupId: lessons } = await createGroup(school, { name: `Plusklas${turned}`, kind: "lesson-group" });
	await addMember(school.schoolId, lessons, pupilId);
	const { connectionId } = await createConnection(school.schoolId, {
		...{ supplierName: `Rooster${turned}`, standard: "edu-v-roster" },
	});
	const planId = await createGroupPlan(school, groupId, pupilId);
	await writeTexts(school, groupId, pupilId, planId, goalId);
	await evaluateGroup(jobScope(school.schoolId), groupId, today());
	const { sittingId } = troubled;
	return { school, groupId, ids: { groupId, pupilId, otherId, goalId, planId, sittingId, connectionId } };
}

/** What people of the school wrote themselves: a note, a plan, free days, a small group. */
async function writeTexts(school: TestSchool, groupId: GroupId, pupilId: PersonId, planId: string, goalId: GoalId) {
	const { schoolId } = school;
	const texts = { goal: `Delen${turned}`, approach: `Stap voor stap${turned}`, organisation: "", evaluation: "" };
	const levels = { "extra-support": texts, basis: texts, enrichment: texts };
	const note = { schoolId, id: newId(), pupilId, authorId: newId(), kind: "talk", visibility: "team", goalId };
	const days = { firstDay: asDate(addDays(today(), 5)), lastDay: asDate(addDays(today(), 9)) };
	await inSchool(school, async (tx) => {
		await tx.groupPlan.updateMany({ where: { id: planId }, data: { levels } });
		await tx.note.create({ data: { ...note, text: `Thuis gepraat${turned}\nen op school`, day: asDate(today()) } });
		await tx.schoolHoliday.create({
			data: { schoolId, id: newId(), name: `Vrij${turned}`, ...days, createdBy: null, createdAt: new Date() },
		});
		const small = { id: newId(), groupId, name: `Instructie${turned}`, goalId, createdBy: newId() };
		const dates = { beginDate: asDate(school.beginDate), endDate: null };
		await tx.subGroup.create({ data: { schoolId, ...small, ...dates } });
		await tx.subGroupMember.create({ data: { schoolId, subGroupId: small.id, pupilId, ...dates } });
	});
}
