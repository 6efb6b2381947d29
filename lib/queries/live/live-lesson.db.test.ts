import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, GroupId, PersonId } from "../../domain/ids";
import { anAttempt, type Courier, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { findLiveLesson } from "./find-live-lesson";

testDatabase();

let school: TestSchool;
let groupId: GroupId;
let courier: Courier;
let sem: { pupilId: PersonId; eckId: string };
let noor: { pupilId: PersonId; eckId: string };
let teacher: Scope;
let lastAt: string;

const scopeOf = (personId: PersonId) => personScope({ schoolId: school.schoolId, personId });

async function teacherOf(group: GroupId, kind: "class-teacher" | "teacher" = "class-teacher") {
	const { personId } = await createEmployee(school.schoolId);
	await assign(school.schoolId, personId, { kind, groupId: group });
	return scopeOf(personId);
}

const minutesAgo = (minutes: number) => new Date(now().getTime() - minutes * 60_000).toISOString();

beforeAll(async () => {
	school = await createSchool();
	({ groupId } = await createGroup(school));
	sem = await createPupil(school.schoolId, { givenName: "Sem", groupId });
	noor = await createPupil(school.schoolId, { givenName: "Noor", groupId });
	courier = await createCourier(school.schoolId);
	await inSchool(school, (tx) => tx.connection.updateMany({ data: { standard: "xapi" } }));
	teacher = await teacherOf(groupId);
	lastAt = minutesAgo(2);
	await courier.deliver([
		...[minutesAgo(4), minutesAgo(3), lastAt].map((at, item) =>
			anAttempt(sem.eckId, { at, success: false, unitId: "breuken", itemId: `breuken/${item}` }),
		),
		anAttempt(noor.eckId, { at: minutesAgo(90), success: true, unitId: "breuken", itemId: "breuken/90" }),
	]);
});

describe("a lesson that goes on", () => {
	it("shows who is stuck on what, who was not seen, and how old the data are", async () => {
		const lesson = await findLiveLesson(teacher, groupId);
		expect(lesson?.parts.map((part) => [part.state, part.pupils.map((pupil) => pupil.pupilId)])).toEqual([
			["stuck", [sem.pupilId]],
			["unseen", [noor.pupilId]],
		]);
		expect(lesson).toMatchObject({ members: 2, seen: 1, sources: [{ connectionId: courier.connectionId }] });
		expect(lesson?.parts[0]?.pupils[0]).toMatchObject({ wrongInRow: 3, minutesAgo: 2, latest: [false, false, false] });
		expect(lesson?.lastPracticeAt?.toISOString()).toBe(lastAt);
		expect(lesson?.sources[0]?.lastDeliveryAt).not.toBeNull();
	});

	it("is quiet in a group in which nobody works", async () => {
		const { groupId: other } = await createGroup(school);
		await createPupil(school.schoolId, { groupId: other });
		const lesson = await findLiveLesson(await teacherOf(other), other);
		expect(lesson).toMatchObject({ seen: 0, members: 1, lastPracticeAt: null });
	});

	it("tells a teacher of a subject only of that subject", async () => {
		const { goalId } = await createGoal({ subjectKey: "arithmetic" });
		const place = { schoolId: school.schoolId, connectionId: courier.connectionId as ConnectionId };
		await mapToGoal(place, goalId, { kind: "unit", sourceId: "breuken" });
		for (const [subjectKey, seen] of [
			["arithmetic", 1],
			["dutch", 0],
		] as const) {
			const { groupId: lesson } = await createGroup(school, { kind: "lesson-group", subjectKey });
			await addMember(school.schoolId, lesson, sem.pupilId);
			expect((await findLiveLesson(await teacherOf(lesson, "teacher"), lesson))?.seen).toBe(seen);
		}
	});

	it("is for who sees the group today; an open screen is one look each quarter of an hour", async () => {
		const { groupId: other } = await createGroup(school);
		const stranger = await teacherOf(other);
		expect(await findLiveLesson(stranger, groupId)).toBeNull();
		const watcher = await teacherOf(groupId);
		for (let time = 0; time < 3; time += 1) await findLiveLesson(watcher, groupId);
		const looks = (userId: string) => inSchool(school, (tx) => tx.recordView.findMany({ where: { userId } }));
		expect((await looks(watcher.userId)).map((look) => [look.screen, look.groupId])).toEqual([["live", groupId]]);
		expect(await looks(stranger.userId)).toEqual([]);
		const earlier = new Date(now().getTime() - 16 * 60_000);
		await inSchool(school, (tx) =>
			tx.recordView.updateMany({ where: { userId: watcher.userId }, data: { at: earlier } }),
		);
		await findLiveLesson(watcher, groupId);
		expect(await looks(watcher.userId)).toHaveLength(2);
	});
});
