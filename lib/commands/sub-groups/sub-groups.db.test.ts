import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId, SubGroupId } from "../../domain/ids";
import { listSubGroups } from "../../queries/sub-groups/list-sub-groups";
import { selectSubGroupMembers } from "../../queries/sub-groups/select-sub-group-members";
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
import { personScope } from "../../testing/person-scope";
import { versionOf } from "../acts/require-seen";
import { changeMembers } from "./change-members";
import { createSubGroup } from "./create-sub-group";
import { endSubGroup, shownEnd } from "./end-sub-group";
import { renameSubGroup } from "./rename-sub-group";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
let school: TestSchool;
let groupId: GroupId;
let otherGroupId: GroupId;
let pupils: PersonId[];
let inOther: PersonId;
let teacher: Scope;
let colleague: Scope;
let stranger: Scope;
let abroad: Scope;

async function teacherOf(of: TestSchool, group: GroupId): Promise<Scope> {
	const { personId } = await createEmployee(of.schoolId);
	await assign(of.schoolId, personId, { kind: "class-teacher", groupId: group, beginDate: begin });
	return personScope({ schoolId: of.schoolId, personId, today });
}

async function pupilOf(of: TestSchool, group: GroupId, over: { beginDate?: string; endDate?: string } = {}) {
	const { pupilId } = await createPupil(of.schoolId);
	await addMember(of.schoolId, group, pupilId, { beginDate: begin, ...over });
	return pupilId;
}

beforeAll(async () => {
	school = await createSchool();
	({ groupId } = await createGroup(school));
	({ groupId: otherGroupId } = await createGroup(school));
	pupils = [await pupilOf(school, groupId), await pupilOf(school, groupId), await pupilOf(school, groupId)];
	inOther = await pupilOf(school, otherGroupId);
	[teacher, colleague, stranger] = [
		await teacherOf(school, groupId),
		await teacherOf(school, groupId),
		await teacherOf(school, otherGroupId),
	];
	const elsewhere = await createSchool();
	abroad = await teacherOf(elsewhere, (await createGroup(elsewhere)).groupId);
});

const made = (over: Partial<Parameters<typeof createSubGroup>[1]> = {}, scope = teacher) =>
	createSubGroup(scope, {
		groupId,
		name: "Instructie breuken",
		goalId: null,
		firstDay: "2026-11-16",
		lastDay: null,
		pupilIds: pupils.slice(0, 2),
		...over,
	});

const membersOn = (subGroupId: SubGroupId, on: string, scope = teacher) =>
	inSchool(scope, (tx) => selectSubGroupMembers(tx, scope, { groupId, subGroupId, on }));
const shownOn = async (subGroupId: SubGroupId, on: string) => {
	const rows = await inSchool(teacher, (tx) => listSubGroups(tx, teacher, groupId, on));
	return rows.find((row) => row.subGroupId === subGroupId) ?? null;
};

describe("a sub-group", () => {
	it("is in force from its first day up to and including its last", async () => {
		const subGroupId = await made({ lastDay: "2026-11-27" });
		expect(await shownOn(subGroupId, "2026-11-15")).toBeNull();
		expect(await shownOn(subGroupId, "2026-11-16")).toMatchObject({
			name: "Instructie breuken",
			beginDate: "2026-11-16",
			endDate: "2026-11-28",
			pupils: 2,
		});
		expect(await shownOn(subGroupId, "2026-11-27")).not.toBeNull();
		expect(await shownOn(subGroupId, "2026-11-28")).toBeNull();
		expect(await membersOn(subGroupId, "2026-11-27")).toEqual(new Set(pupils.slice(0, 2)));
		expect(await membersOn(subGroupId, "2026-11-28")).toBeNull();
	});

	it("takes only pupils who are in the group on its first day", async () => {
		const left = await pupilOf(school, groupId, { endDate: "2026-11-16" });
		await expect(made({ pupilIds: [left] })).rejects.toMatchObject({ code: "not-found" });
		await expect(made({ pupilIds: [inOther] })).rejects.toMatchObject({ code: "not-found" });
		await expect(made({ pupilIds: [] })).rejects.toMatchObject({ code: "invalid" });
		await expect(made({ lastDay: "2026-11-15" })).rejects.toMatchObject({ code: "invalid" });
		await expect(made({ firstDay: "2026-02-30" })).rejects.toMatchObject({ code: "invalid" });
	});

	it("no longer counts who left the group itself", async () => {
		const leaving = await pupilOf(school, groupId, { endDate: "2026-11-20" });
		const subGroupId = await made({ pupilIds: [leaving, ...pupils.slice(0, 1)] });
		expect((await shownOn(subGroupId, "2026-11-19"))?.pupils).toBe(2);
		expect((await shownOn(subGroupId, "2026-11-20"))?.pupils).toBe(1);
		expect(await membersOn(subGroupId, "2026-11-20")).toEqual(new Set(pupils.slice(0, 1)));
	});

	it("remembers of which subject its goal is, and refuses a goal that is not there", async () => {
		const { goalId } = await createGoal({ subjectKey: "dutch" });
		const subGroupId = await made({ goalId });
		const [row] = await inSchool(teacher, (tx) => tx.subGroup.findMany({ where: { id: subGroupId } }));
		expect(row).toMatchObject({ goalId, subjectKey: "dutch", createdBy: teacher.userId });
		await expect(made({ goalId: newId() })).rejects.toMatchObject({ code: "not-found" });
	});

	it("changes its members from a day on, and keeps who was in it before", async () => {
		const subGroupId = await made();
		const [first, second, third] = pupils as [PersonId, PersonId, PersonId];
		await changeMembers(colleague, { groupId, subGroupId, add: [third, second], remove: [first], on: "2026-11-20" });
		expect(await membersOn(subGroupId, "2026-11-19")).toEqual(new Set([first, second]));
		expect(await membersOn(subGroupId, "2026-11-20")).toEqual(new Set([second, third]));
		await changeMembers(teacher, { groupId, subGroupId, add: [], remove: [third], on: "2026-11-20" });
		expect(await membersOn(subGroupId, "2026-11-20")).toEqual(new Set([second]));
		await changeMembers(teacher, { groupId, subGroupId, add: [third], remove: [], on: "2026-11-20" });
		expect(await membersOn(subGroupId, today)).toEqual(new Set([second, third]));
	});

	it("takes nobody from before it began or after it ended, and nobody of another group", async () => {
		const subGroupId = await made({ lastDay: "2026-11-20" });
		const change = (over: object) =>
			changeMembers(teacher, { groupId, subGroupId, add: pupils.slice(2), remove: [], on: "2026-11-18", ...over });
		await expect(change({ on: "2026-11-15" })).rejects.toMatchObject({ code: "conflict" });
		await expect(change({ on: "2026-11-21" })).rejects.toMatchObject({ code: "conflict" });
		await expect(change({ add: [inOther] })).rejects.toMatchObject({ code: "not-found" });
		await expect(change({ add: [] })).rejects.toMatchObject({ code: "invalid" });
	});

	it("gets another name, and ends without being erased", async () => {
		const subGroupId = await made();
		await renameSubGroup(colleague, { groupId, subGroupId, name: "  Breuken, tafel achterin " });
		expect((await shownOn(subGroupId, today))?.name).toBe("Breuken, tafel achterin");
		await endSubGroup(colleague, { groupId, subGroupId, lastDay: "2026-11-22" });
		expect(await shownOn(subGroupId, today)).toBeNull();
		expect(await membersOn(subGroupId, "2026-11-22")).toEqual(new Set(pupils.slice(0, 2)));
		await expect(endSubGroup(teacher, { groupId, subGroupId, lastDay: "2026-11-15" })).rejects.toMatchObject({
			code: "invalid",
		});
	});

	it("ends on the day that was said over what the form showed, and no other", async () => {
		const subGroupId = await made();
		const open = versionOf(shownEnd(null));
		await endSubGroup(colleague, { groupId, subGroupId, lastDay: "2026-12-10" }, open);
		const later = endSubGroup(teacher, { groupId, subGroupId, lastDay: "2026-12-24" }, open);
		await expect(later).rejects.toMatchObject({ messageKey: "changed-meanwhile", shown: { lastDay: "2026-12-10" } });
		await endSubGroup(teacher, { groupId, subGroupId, lastDay: "2026-12-24" }, versionOf(shownEnd("2026-12-11")));
		expect(await shownOn(subGroupId, "2026-12-24")).not.toBeNull();
	});

	it("is for who has access to the group, and not there for others", async () => {
		const subGroupId = await made();
		for (const scope of [stranger, abroad]) {
			await expect(made({}, scope)).rejects.toMatchObject({ code: "not-found" });
			for (const asked of [groupId, otherGroupId]) {
				const of = { groupId: asked, subGroupId };
				await expect(renameSubGroup(scope, { ...of, name: "x" })).rejects.toMatchObject({ code: "not-found" });
				await expect(endSubGroup(scope, { ...of, lastDay: today })).rejects.toMatchObject({ code: "not-found" });
				await expect(changeMembers(scope, { ...of, add: [], remove: pupils, on: today })).rejects.toMatchObject({
					code: "not-found",
				});
			}
		}
		expect(await membersOn(subGroupId, today, abroad)).toBeNull();
	});

	it("leaves a row in the audit log for each change, without names", async () => {
		const subGroupId = await made({ name: "Geheim" });
		await changeMembers(teacher, { groupId, subGroupId, add: [], remove: pupils.slice(0, 1), on: today });
		await renameSubGroup(teacher, { groupId, subGroupId, name: "Anders" });
		await endSubGroup(teacher, { groupId, subGroupId, lastDay: today });
		const events = await inSchool(teacher, (tx) => tx.auditEvent.findMany({ orderBy: { id: "asc" } }));
		const own = events.filter(({ subject }) => JSON.stringify(subject).includes(subGroupId));
		expect(own.map((event) => event.action)).toEqual([
			"sub-group.create",
			"sub-group.members",
			"sub-group.rename",
			"sub-group.end",
		]);
		expect(JSON.stringify(own)).not.toMatch(/Geheim|Anders/);
	});
});
