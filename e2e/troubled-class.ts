import { today } from "../lib/clock";
import { newId } from "../lib/db/ids";
import { inSchool } from "../lib/db/in-school";
import type { GoalId, GroupId, PersonId } from "../lib/domain/ids";
import { addDays } from "../lib/domain/school-day";
import { createConnection, createGroup, createPupil, type TestSchool } from "../lib/testing/factories";
import { addPractice, addSitting, mapToGoal } from "../lib/testing/goal-facts";
import type { TroubledClass } from "./school";

/**
 * A class with which all goes wrong that a teacher must be told of, with `after` behind each name: four pupils, too few to compare; a source of practice
 * that is weeks late with a record that waits; a test of which one pupil's result is withdrawn and one has none yet.
 */
export async function makeTroubledClass(
	school: TestSchool,
	goalId: GoalId,
	after = "",
): Promise<{ groupId: GroupId; troubled: TroubledClass }> {
	const { schoolId } = school;
	const { groupId } = await createGroup(school, { name: `Groep 8${after}` });
	const pupils: PersonId[] = [];
	for (const givenName of ["Tom", "Lina", "Otis", "Fay"])
		pupils.push(
			(await createPupil(schoolId, { givenName, familyName: `Smit${after}`, groupId, schoolYear: 8 })).pupilId,
		);
	const [first = "" as PersonId] = pupils;
	const ago = (days: number) => addDays(today(), -days);

	const late = await createConnection(schoolId, {
		supplierName: `Traagoefen${after}`,
		standard: "xapi",
		adaptive: "no",
	});
	const practice = { schoolId, connectionId: late.connectionId };
	await mapToGoal(practice, goalId, { kind: "unit", sourceId: "les-1", title: `Les 1${after}` });
	await addPractice(
		practice,
		pupils.flatMap((pupilId, index) =>
			// The last did three tasks: too little for a share.
			(index === 3 ? [25] : [30, 28, 25]).map((days) => ({
				...{ pupilId, day: ago(days), taken: index === 3 ? 3 : 6, right: 2 + index, unitId: "les-1" },
			})),
		),
	);
	const tests = await createConnection(schoolId, { supplierName: `Toetsbureau${after}` });
	const { assessmentId } = await addSitting(
		{ schoolId, connectionId: tests.connectionId },
		{ name: `Toets deel 1${after}`, day: ago(9), type: "percentage-correct" },
		pupils.map((pupilId, index) => ({ pupilId, text: String(40 + 10 * index) })),
	);
	const sittingId = await inSchool(school, async (tx) => {
		const receivedAt = new Date(`${ago(25)}T14:00:00Z`);
		await tx.delivery.updateMany({ where: practice, data: { receivedAt } });
		const place = { schoolId_id: { schoolId, id: late.connectionId } };
		await tx.connection.update({ where: place, data: { lateAfterSchoolDays: 5 } });
		const delivery = await tx.delivery.findFirstOrThrow({ where: practice });
		const waits = { reason: "unknown-pupil", heldAt: receivedAt, record: {}, index: 0 };
		await tx.heldRecord.create({ data: { ...practice, id: newId(), deliveryId: delivery.id, ...waits } });
		const states = [
			{ pupilId: pupils[2] ?? null, status: "withdrawn" },
			{ pupilId: pupils[3] ?? null, status: "in-progress" },
		];
		await tx.assessment.updateMany({ where: { id: assessmentId }, data: { subjectKey: "arithmetic" } });
		for (const { pupilId, status } of states)
			await tx.sittingEntry.updateMany({ where: { assessmentId, pupilId }, data: { status } });
		return (await tx.sitting.findFirstOrThrow({ where: { assessmentId } })).id;
	});
	return { groupId, troubled: { groupId, pupilId: first, name: "Tom", sittingId } };
}
