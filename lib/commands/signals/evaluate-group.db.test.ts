import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { mint, type Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GoalId, GroupId, PersonId, SessionId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { listGroupSignals } from "../../queries/signals/list-group-signals";

import { selectSignalInputs } from "../../queries/signals/select-signal-input";
import { defaultSettings } from "../../standing/settings";
import { evaluateSignals } from "../../standing/signals/evaluate-signals";
import { signalSettings } from "../../standing/signals/signal-settings";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createAccount,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { addPractice, type FactPlace, mapToGoal } from "../../testing/goal-facts";
import { evaluateGroup } from "./evaluate-group";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
let school: TestSchool;
let groupId: GroupId;
let goal: GoalId;
let words: GoalId;
let pupils: PersonId[];
let method: FactPlace;

/** A member of staff at the school of a person of the roster; the account exists, so that its name can be read. */
async function scopeOf(personId: PersonId | null, of = school): Promise<Scope> {
	const { userId } = await createAccount({ name: "Juf Anna" });
	const roles = new Set(["staff" as const]);
	return mint<Scope>({
		kind: "person",
		schoolId: of.schoolId,
		userId,
		sessionId: newId<SessionId>(),
		roles,
		personId,
		today,
	});
}
async function teacherOf(of: TestSchool, over: { groupId?: GroupId; pupilId?: PersonId; kind?: "teacher" | "coach" }) {
	const { personId } = await createEmployee(of.schoolId);
	const { kind = "class-teacher", ...about } = over;
	await assign(of.schoolId, personId, { kind, ...about, beginDate: begin });
	return scopeOf(personId, of);
}
async function classOf(of: TestSchool, count: number, over: Parameters<typeof createGroup>[1] = {}) {
	const made = await createGroup(of, over);
	const members: PersonId[] = [];
	for (let index = 0; index < count; index += 1) {
		const { pupilId } = await createPupil(of.schoolId, { familyName: `Achternaam${index}` });
		await addMember(of.schoolId, made.groupId, pupilId, { beginDate: begin });
		members.push(pupilId);
	}
	return { groupId: made.groupId, pupils: members };
}
const evaluate = (on = today, of = school, group = groupId) => evaluateGroup(jobScope(of.schoolId), group, on);
const stored = (group = groupId) =>
	inSchool(school, (tx) => tx.signal.findMany({ where: { groupId: group }, orderBy: { id: "asc" } }));
const open = async (scope: Scope, subject: "arithmetic" | "dutch" | null = null, group = groupId) => {
	const signals = await listGroupSignals(scope, { groupId: group, subject });
	return signals?.open.map((row) => [row.code, row.pupilId]) ?? null;
};

beforeAll(async () => {
	school = await createSchool();
	({ groupId, pupils } = await classOf(school, 8));
	goal = (await createGoal({ subjectKey: "arithmetic" })).goalId;
	words = (await createGoal({ subjectKey: "dutch" })).goalId;
	const { connectionId } = await createConnection(school.schoolId, { standard: "xapi", adaptive: "no" });
	method = { schoolId: school.schoolId, connectionId };
	await mapToGoal(method, goal, { kind: "unit", sourceId: "fractions" });
	await mapToGoal(method, words, { kind: "unit", sourceId: "words" });
	// The first is stuck on fractions, the others are well on the way; the second stopped with dutch.
	const day = (n: number) => addDays(today, -n);
	await addPractice(
		method,
		pupils.flatMap((pupilId, index) => [
			...[3, 5, 6].map((n) => ({
				pupilId,
				day: day(n),
				taken: 6,
				right: index === 0 ? 0 : 5,
				unitId: "fractions",
			})),
			...[2, 4, 6].flatMap((n) => (index === 1 ? [] : [{ pupilId, day: day(n), taken: 6, right: 4, unitId: "words" }])),
		]),
	);
});

describe("the signals of a group", () => {
	it("are those of the pure rules on the same facts, and the same when evaluated again", async () => {
		expect(await evaluate()).toBe(2);
		const first = await stored();
		expect(await evaluate()).toBe(2);
		expect((await stored()).map((row) => row.id)).toEqual(first.map((row) => row.id));
		const pure = await inSchool(school, async (tx) => {
			const inputs = await selectSignalInputs(tx, jobScope(school.schoolId), groupId, today, defaultSettings);
			return inputs.flatMap((input) => evaluateSignals(input, defaultSettings, signalSettings()));
		});
		const keyOf = (one: { code: string; pupilId: unknown; reason: string; facts: unknown }) =>
			JSON.stringify([one.code, one.pupilId, one.reason, Object.entries(one.facts as object).sort()]);
		expect(first.map(keyOf).sort()).toEqual(pure.map(keyOf).sort());
	});
	it("are read by who has the group, each with its source, name and age", async () => {
		const teacher = await teacherOf(school, { groupId });
		const signals = await listGroupSignals(teacher, { groupId, subject: "arithmetic" });
		expect(signals?.open).toHaveLength(1);
		expect(signals?.open[0]).toMatchObject({
			code: "stuck-on-goal",
			pupilId: pupils[0],
			subject: "arithmetic",
			day: addDays(today, -3),
			facts: { form: "pupil", correct: 0, taken: 12 },
			dismissal: null,
			noted: false,
		});
		expect(signals?.open[0]?.sources).toHaveLength(1);
		expect(signals?.evaluatedAt).toBeInstanceOf(Date);
		expect(await open(teacher, "dutch")).toEqual([["stopped-practising", pupils[1]]]);
	});
});
