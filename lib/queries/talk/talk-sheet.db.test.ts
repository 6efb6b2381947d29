import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import { addNote } from "../../commands/notes/add-note";
import { addHolidays } from "../../commands/publication/add-holidays";
import { setPublicationWindow } from "../../commands/publication/set-publication-window";
import { setTalkSetting } from "../../commands/settings/set-talk-setting";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays, momentInAmsterdam } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import {
	assign,
	createConnection,
	createEmployee,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { findTalkSheet } from "./find-talk-sheet";

testDatabase();

let school: TestSchool;
let pupils: PersonId[];
let teacher: Scope;
let admin: Scope;

const scopeOf = (personId: PersonId | null, roles: ReadonlySet<"staff" | "admin">) =>
	personScope({ schoolId: school.schoolId, roles, personId });
const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);
const sheetOf = (scope: Scope, pupilId = pupils[0]!) =>
	findTalkSheet(scope, { pupilId, period: { key: "4w" }, subject: null });

/** A test that the first so many pupils made some days ago, each with a score of its own. */
async function made(name: string, count: number, { receivedAt = daysAgo(4) } = {}) {
	const { connectionId } = await createConnection(school.schoolId, { supplierName: name });
	const [assessmentId, at] = [newId(), daysAgo(4)];
	const base = { schoolId: school.schoolId, connectionId };
	await inSchool(school, async (tx) => {
		const subject = { subjectName: "Rekenen", subjectKey: "arithmetic" };
		await tx.assessment.create({ data: { ...base, id: assessmentId, sourceId: assessmentId, name, ...subject } });
		for (const [index, pupilId] of pupils.slice(0, count).entries()) {
			const id = newId();
			const message = { modifiedAt: at, receivedAt, deliveryId: newId(), recordIndex: 0 };
			const entry = { id, sourceId: id, assessmentId, pupilId, takenAt: at, status: "final", ...message };
			await tx.sittingEntry.create({ data: { ...base, ...entry, fingerprint: new Uint8Array(8) } });
			const [number, text] = [7001 + index, String(7001 + index)];
			const outcome = { position: 0, kind: "score", type: "skill-score", text, number, scaleIds: [] };
			await tx.outcome.create({ data: { schoolId: school.schoolId, entryId: id, ...outcome } });
		}
	});
}

beforeAll(async () => {
	school = await createSchool({ name: "De Linde" });
	const { groupId } = await createGroup(school, { name: "7a" });
	pupils = [];
	for (let index = 0; index < 11; index += 1) {
		const over = { givenName: index === 0 ? "Sem" : `Ander${"abcdefghijk"[index]}`, familyName: "Zandstra", groupId };
		pupils.push((await createPupil(school.schoolId, over)).pupilId);
	}
	const { personId } = await createEmployee(school.schoolId, { givenName: "Marit", familyName: "Bos" });
	await assign(school.schoolId, personId, { kind: "class-teacher", groupId });
	teacher = scopeOf(personId, new Set(["staff"] as const));
	admin = scopeOf(null, new Set(["admin"] as const));
	await made("Groot", 11);
	await made("Klein", 9);
});

describe("the talk sheet", () => {
	it("holds own figures and nobody else's name or value, and no group unless the school allows it", async () => {
		const sheet = await sheetOf(teacher);
		expect(sheet).toMatchObject({ name: "Sem Zandstra", school: "De Linde", groups: ["7a"], madeBy: "Marit Bos" });
		expect(sheet?.rows.map((row) => [row.supplier, row.value?.text, row.band])).toEqual([
			["Groot", "7001", null],
			["Klein", "7001", null],
		]);
		// Ids hold digits of their own: a value is looked for beside them.
		const text = JSON.stringify(sheet).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id");
		expect(text).not.toMatch(/Ander[a-k]/);
		for (let other = 7002; other <= 7011; other += 1) expect(text).not.toContain(String(other));
	});

	it("shows the middle half from ten compared when the school allows it, still without values of others", async () => {
		await expect(setTalkSetting(teacher, true)).rejects.toThrow("not-allowed");
		await setTalkSetting(admin, true);
		const sheet = await sheetOf(teacher);
		expect(sheet?.rows.map((row) => row.band)).toEqual([
			{ n: 11, lower: 7003.5, median: 7006, upper: 7008.5, own: 7001, levels: null, place: "below", distinct: null },
			null,
		]);
		expect(JSON.stringify(sheet)).not.toContain('"values"');
		await setTalkSetting(admin, false);
		expect((await sheetOf(teacher))?.rows[0]?.band).toBeNull();
	});

	it("leaves out what is for oneself and what names another pupil, and says how many", async () => {
		const note = { kind: "agreement", visibility: "team" } as const;
		await addNote(teacher, pupils[0]!, { ...note, text: "Elke dag tien sommen." });
		await addNote(teacher, pupils[0]!, { ...note, text: "Samen met Anderb lezen." });
		await addNote(teacher, pupils[0]!, { ...note, visibility: "own", text: "Niet vergeten." });
		await addNote(teacher, pupils[0]!, { ...note, kind: "talk", text: "Thuis geen tablet." });
		const sheet = await sheetOf(teacher);
		expect(sheet?.notes.agreements.map((one) => one.text)).toEqual(["Elke dag tien sommen."]);
		expect(sheet?.notes.others.map((one) => one.text)).toEqual(["Thuis geen tablet."]);
		expect(sheet?.notes.heldBack).toBe(1);
	});

	it("leaves out what the school has not published yet, says when it will, and shows it where the school publishes at once", async () => {
		await made("Net binnen", 11, { receivedAt: now() });
		const yesterday = new Date(addDays(today(), -1)).getUTCDay() || 7;
		await expect(setPublicationWindow(teacher, { weekdays: [yesterday], at: "17:00" })).rejects.toThrow("not-allowed");
		await setPublicationWindow(admin, { weekdays: [yesterday], at: "17:00" });
		const names = async () => (await sheetOf(teacher))?.rows.map((row) => row.supplier);
		expect(await names()).toEqual(["Groot", "Klein"]);
		const nextTime = momentInAmsterdam(addDays(today(), 6), "17:00");
		expect((await sheetOf(teacher))?.unpublished).toEqual({ count: 1, at: nextTime });

		await addHolidays(admin, [{ name: "Vrij", firstDay: addDays(today(), 6), lastDay: addDays(today(), 6) }]);
		const aWeekLater = momentInAmsterdam(addDays(today(), 13), "17:00");
		expect((await sheetOf(teacher))?.unpublished).toEqual({ count: 1, at: aWeekLater });

		await setPublicationWindow(admin, { weekdays: [yesterday], at: null });
		expect(await names()).toEqual(["Groot", "Klein", "Net binnen"]);
		expect((await sheetOf(teacher))?.unpublished).toEqual({ count: 0, at: null });
	});

	it("is not there for whom the pupil is not", async () => {
		const { personId } = await createEmployee(school.schoolId);
		expect(await sheetOf(scopeOf(personId, new Set(["staff"] as const)))).toBeNull();
		expect(await sheetOf(admin)).toBeNull();
		expect(await sheetOf(teacher, newId<PersonId>())).toBeNull();
	});
});
