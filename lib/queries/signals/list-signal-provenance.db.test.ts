import { beforeAll, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { mint, type Scope } from "../../authz/scope";
import { evaluateGroup } from "../../commands/signals/evaluate-group";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
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
import { listSignalProvenance } from "./list-signal-provenance";

testDatabase();

const today = "2026-11-23";
let school: TestSchool;
let teacher: Scope;
let stranger: Scope;
let connectionId: ConnectionId;
let stuck: { signalId: string; pupilId: PersonId };

async function staff(groupId: Parameters<typeof assign>[2]["groupId"]): Promise<Scope> {
	const { personId } = await createEmployee(school.schoolId);
	await assign(school.schoolId, personId, { kind: "class-teacher", groupId });
	return personScope({ schoolId: school.schoolId, personId, today });
}

beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school);
	const pupils: PersonId[] = [];
	for (let index = 0; index < 8; index += 1) pupils.push((await createPupil(schoolId, { groupId })).pupilId);
	const { goalId } = await createGoal({ subjectKey: "arithmetic" });
	({ connectionId } = await createConnection(schoolId, {
		...{ supplierName: "Oefenhaven", standard: "xapi", adaptive: "no" as const },
	}));
	const place = { schoolId, connectionId };
	await mapToGoal(place, goalId, { kind: "unit", sourceId: "unit-1", title: "Breuken" });
	const work = (pupilId: PersonId, right: number) =>
		["2026-11-17", "2026-11-18"].map((day) => ({ pupilId, day, taken: 9, right, unitId: "unit-1" }));
	await addPractice(
		place,
		pupils.flatMap((pupilId, index) => work(pupilId, index === 0 ? 1 : 7)),
	);
	await evaluateGroup(jobScope(schoolId), groupId, today);
	const [row] = await inSchool(school, (tx) => tx.signal.findMany({ where: { code: "stuck-on-goal" } }));
	stuck = { signalId: row?.id ?? "", pupilId: pupils[0]! };
	teacher = await staff(groupId);
	stranger = await staff((await createGroup(school)).groupId);
});

it("names the last message of each source of a signal, what its rule counted and what is mapped; the look is logged", async () => {
	const found = await listSignalProvenance(teacher, stuck.signalId);
	expect(found.sources).toMatchObject([
		{
			key: `${connectionId} practice`,
			...{ supplier: "Oefenhaven", standard: "xapi", of: "pupil" },
			counted: { correct: 2, taken: 18 },
			message: { series: "practice" },
			mappings: [{ title: "Breuken" }],
		},
	]);
	expect(found.evaluatedAt >= found.raisedAt).toBe(true);
	const looks = await inSchool(school, (tx) => tx.recordView.findMany({ where: { userId: teacher.userId } }));
	expect(looks.map((look) => [look.screen, look.pupilId])).toEqual([["pupil", stuck.pupilId]]);
});

it("is not there for another class, for another school and for a signal that is none", async () => {
	const other = await createSchool();
	for (const [scope, signalId] of [
		[stranger, stuck.signalId],
		[mint<Scope>({ ...teacher, schoolId: other.schoolId }), stuck.signalId],
		[teacher, newId()],
	] as const)
		await expect(listSignalProvenance(scope, signalId)).rejects.toMatchObject({ code: "not-found" });
});
