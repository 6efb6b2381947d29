import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import { addNote } from "../../commands/notes/add-note";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId, SessionId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
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
import { listChanges } from "./list-changes";

testDatabase();

let school: TestSchool;
let groupId: GroupId;
let pupils: PersonId[];
let teacher: Scope;

async function staff(of: Parameters<typeof assign>[2] | null): Promise<Scope> {
	const { personId } = await createEmployee(school.schoolId);
	if (of) await assign(school.schoolId, personId, of);
	const roles: ReadonlySet<"staff"> = new Set(["staff"] as const);
	const ids = { schoolId: school.schoolId, userId: newId<UserId>(), sessionId: newId<SessionId>(), personId };
	return personScope({ ...ids, roles });
}

const changesOf = async (scope: Scope) =>
	new Map((await listChanges(scope, { key: "4w" }))?.pupils.map((one) => [one.pupilId, one.changes]));

beforeAll(async () => {
	school = await createSchool();
	({ groupId } = await createGroup(school, { name: "7a" }));
	pupils = [];
	for (let index = 0; index < 9; index += 1)
		pupils.push((await createPupil(school.schoolId, { givenName: `P${index}`, groupId })).pupilId);
	teacher = await staff({ kind: "class-teacher", groupId });
	const { connectionId } = await createConnection(school.schoolId, { supplierName: "Toetslinie" });
	const base = { schoolId: school.schoolId, connectionId };
	const familyId = newId();
	const sitting = async (daysAgo: number, scores: readonly (number | null)[]) => {
		const [assessmentId, at] = [newId(), new Date(now().getTime() - daysAgo * 86_400_000)];
		await inSchool(school, async (tx) => {
			const about = { sourceId: assessmentId, name: `M${daysAgo}`, subjectName: "Rekenen", subjectKey: "arithmetic" };
			await tx.assessment.create({ data: { ...base, id: assessmentId, familyId, ...about } });
			for (const [index, number] of scores.entries()) {
				const id = newId();
				const message = { modifiedAt: at, receivedAt: at, deliveryId: newId(), recordIndex: 0 };
				const made = { takenAt: at, status: "final", missing: number === null, fingerprint: new Uint8Array(8) };
				const entry = { ...base, id, sourceId: id, assessmentId, pupilId: pupils[index] ?? null };
				await tx.sittingEntry.create({ data: { ...entry, ...made, ...message } });
				if (number === null) continue;
				const value = { kind: "score", type: "skill-score", text: String(number), number, scaleIds: [] };
				await tx.outcome.create({ data: { schoolId: school.schoolId, entryId: id, position: 0, ...value } });
			}
		});
	};
	const family = { ...base, id: familyId, name: "Rekenen", measureType: "skill-score", standardError: 5 };
	await inSchool(school, (tx) => tx.scaleFamily.create({ data: family }));
	await sitting(60, [100, 102, 104, 106, 108, 110, 112, 114, 116]);
	// The fourth falls from 106 to 60; the fifth gained less than the error; the last did not make it.
	await sitting(5, [100, 102, 104, 60, 110, 110, 112, 114, null]);
});

describe("what changed about my pupils", () => {
	it("is growth beyond the error, a place out of the middle half, and a missed test; from what to what", async () => {
		const found = await changesOf(teacher);
		expect([...found.keys()].sort()).toEqual([pupils[3], pupils[8]].sort());
		expect(found.get(pupils[3]!)).toMatchObject([
			{ code: "growth", from: 106, to: 60, supplier: "Toetslinie" },
			{ code: "left-middle", to: "below", before: { below: 3, n: 9 }, now: { below: 0, n: 8 } },
		]);
		expect(found.get(pupils[8]!)).toMatchObject([{ code: "missed", assessment: "M5" }]);
	});

	it("is a start after weeks without practice in which the others did practise", async () => {
		const { connectionId } = await createConnection(school.schoolId, { supplierName: "Oefenhaven", standard: "xapi" });
		const place = { schoolId: school.schoolId, connectionId };
		const { goalId } = await createGoal({ subjectKey: "dutch" });
		await mapToGoal(place, goalId, { kind: "unit", sourceId: "unit-1" });
		const on = (pupilId: PersonId, ...daysAgo: number[]) =>
			daysAgo.map((days) => ({ pupilId, day: addDays(today(), -days), taken: 5, right: 4, unitId: "unit-1" }));
		const others = pupils.filter((_, index) => index !== 5);
		await addPractice(place, [...on(pupils[5]!, 3, 5), ...others.flatMap((pupilId) => on(pupilId, 40, 4))]);
		expect((await changesOf(teacher)).get(pupils[5]!)).toMatchObject([
			{
				code: "started",
				subjectKey: "dutch",
				supplier: "Oefenhaven",
				days: 2,
				tasks: 10,
				group: { practised: 8, n: 8 },
			},
		]);
		await addNote(teacher, pupils[5]!, { kind: "observation", visibility: "own", text: "Gezien." });
	});

	it("is for a coach of that pupil, and for nobody who looks after nobody", async () => {
		const coach = await staff({ kind: "coach", pupilId: pupils[8]! });
		expect([...(await changesOf(coach)).keys()]).toEqual([pupils[8]]);
		expect(await listChanges(await staff(null), { key: "4w" })).toBeNull();
		const { groupId: lessons } = await createGroup(school, { kind: "lesson-group", subjectKey: "arithmetic" });
		expect(await listChanges(await staff({ kind: "teacher", groupId: lessons }), { key: "4w" })).toBeNull();
		const other = await createSchool();
		expect(await listChanges(personScope({ ...teacher, schoolId: other.schoolId }), { key: "4w" })).toBeNull();
	});

	it("logs a look at each pupil shown, and leaves out who got a note since, whoever may read it", async () => {
		const coach = await staff({ kind: "coach", pupilId: pupils[3]! });
		await listChanges(coach, { key: "4w" });
		const looks = await inSchool(school, (tx) => tx.recordView.findMany({ where: { userId: coach.userId } }));
		expect(looks.map((look) => [look.screen, look.pupilId])).toEqual([["changes", pupils[3]]]);
		await addNote(coach, pupils[3]!, { kind: "observation", visibility: "own", text: "Gezien." });
		expect([...(await changesOf(teacher)).keys()]).toEqual([pupils[8]]);
	});
});
