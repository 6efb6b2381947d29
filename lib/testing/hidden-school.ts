import type { StaffRole } from "../authz/hide-sources";
import { jobScope } from "../authz/job-scope";
import { setPublicationWindow } from "../commands/publication/set-publication-window";
import { evaluateGroup } from "../commands/signals/evaluate-group";
import { newId } from "../db/ids";
import { inSchool } from "../db/in-school";
import type { GoalId, GroupId, PersonId, SchoolId } from "../domain/ids";
import { addDays } from "../domain/school-day";
import {
	addMember,
	assign,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
} from "./factories";
import { addPractice, addSitting, type FactPlace, mapToGoal } from "./goal-facts";
import { hiddenCounts } from "./hidden-words";
import { personScope } from "./person-scope";

export interface HiddenSchool {
	readonly schoolId: SchoolId;
	readonly groupId: GroupId;
	readonly goalId: GoalId;
	readonly pupilIds: readonly PersonId[];
	/** Two sources that everybody sees, and two of the same kinds that are to be hidden. */
	readonly shown: { readonly practice: FactPlace; readonly tests: FactPlace };
	readonly hidden: { readonly practice: FactPlace; readonly tests: FactPlace };
	readonly hiddenSittingId: string;
	readonly hiddenSignalIds: readonly string[];
}

/** A class with practice and tests of four sources, and signals of all; nothing is hidden yet. */
export async function createHiddenSchool(today: string): Promise<HiddenSchool> {
	const school = await createSchool();
	const { schoolId } = school;
	// Published at once, so that the talk sheet has the tests.
	await setPublicationWindow(personScope({ schoolId, role: "admin" }), { weekdays: [1, 2, 3, 4, 5], at: null });
	const { groupId } = await createGroup(school);
	const { goalId } = await createGoal({ subjectKey: "arithmetic" });
	const pupilIds: PersonId[] = [];
	for (let index = 0; index < 8; index += 1) {
		const { pupilId } = await createPupil(schoolId, { familyName: `Naam${index}` });
		await addMember(schoolId, groupId, pupilId, { beginDate: addDays(today, -90) });
		pupilIds.push(pupilId);
	}
	const place = async (standard: string, supplierName: string): Promise<FactPlace> => {
		const { connectionId } = await createConnection(schoolId, { standard, supplierName, adaptive: "no" });
		return { schoolId, connectionId };
	};
	const shown = {
		practice: await place("xapi", `Open Oefenaar ${schoolId}`),
		tests: await place("edu-v-results", `Open Toetsmaker ${schoolId}`),
	};
	const hidden = {
		practice: await place("xapi", `Zegelrijk Oefenaar ${schoolId}`),
		tests: await place("edu-v-results", `Zegelrijk Toetsmaker ${schoolId}`),
	};
	const days = [addDays(today, -5), addDays(today, -3)];
	const practised = (unitId: string, right: number) =>
		pupilIds.flatMap((pupilId) => days.map((day) => ({ pupilId, day, taken: 10, right, unitId })));
	await mapToGoal(shown.practice, goalId, { kind: "unit", sourceId: "open-les", title: "Openles" });
	await mapToGoal(shown.tests, goalId, { kind: "assessment", sourceId: "open-toets", title: "Opentoets" });
	await addPractice(shown.practice, practised("open-les", 8));
	await mapToGoal(hidden.practice, goalId, { kind: "unit", sourceId: "zegel-les", title: "Zegelles" });
	await mapToGoal(hidden.tests, goalId, { kind: "assessment", sourceId: "zegel-toets", title: "Zegeltoets" });
	const [taken, right] = hiddenCounts;
	const [first] = pupilIds;
	if (first === undefined) throw new Error("there is no pupil");
	await addPractice(hidden.practice, [
		...practised("zegel-les", 2),
		{ pupilId: first, day: addDays(today, -1), taken, right, unitId: "zegel-les" },
	]);
	const scores = (from: number) => pupilIds.map((pupilId, index) => ({ pupilId, text: String(from + 5 * index) }));
	const test = { day: addDays(today, -4), type: "percentage-correct" };
	await addSitting(shown.tests, { ...test, sourceId: "open-toets", name: "Opentoets" }, scores(40));
	const made = await addSitting(
		hidden.tests,
		{ ...test, sourceId: "zegel-toets", name: "Zegeltoets", part: "Zegeldeel" },
		scores(11),
	);
	const hiddenSittingId = await inSchool(school, async (tx) => {
		await tx.supplierUnit.create({
			data: { ...hidden.practice, kind: "unit", sourceId: "zegel-los", title: "Zegellos" },
		});
		await tx.assessment.updateMany({ where: { schoolId }, data: { subjectKey: "arithmetic", subjectName: "Rekenen" } });
		const held = {
			...hidden.practice,
			id: newId(),
			deliveryId: newId(),
			index: 0,
			reason: "unknown-pupil",
			record: {},
		};
		await tx.heldRecord.create({ data: { ...held, heldAt: new Date() } });
		return (await tx.sitting.findFirstOrThrow({ where: { schoolId, assessmentId: made.assessmentId } })).id;
	});
	await evaluateGroup(jobScope(schoolId), groupId, today);
	const signals = await inSchool(school, (tx) =>
		tx.signal.findMany({ where: { connectionIds: { has: hidden.practice.connectionId }, endedAt: null } }),
	);
	const hiddenSignalIds = signals.map(({ id }) => id);
	return { schoolId, groupId, goalId, pupilIds, shown, hidden, hiddenSittingId, hiddenSignalIds };
}

/** An employee who has the class by these roles, all its pupils as their coach. */
export async function employBy(
	{ schoolId, groupId, pupilIds }: HiddenSchool,
	roles: readonly StaffRole[],
	beginDate: string,
): Promise<PersonId> {
	const { personId } = await createEmployee(schoolId);
	for (const kind of roles)
		if (kind === "coach")
			for (const pupilId of pupilIds) await assign(schoolId, personId, { kind, pupilId, beginDate });
		else await assign(schoolId, personId, { kind, groupId, beginDate });
	return personId;
}
