import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId, SchoolId } from "../../domain/ids";
import { noteVisibilities } from "../../domain/notes";
import { addDays } from "../../domain/school-day";
import { listNotes } from "../../queries/notes/list-notes";
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
import { addNote } from "./add-note";
import { changeNote } from "./change-note";
import { removeNote } from "./remove-note";

testDatabase();

let school: TestSchool;
let pupil: PersonId;
let people: Record<"teacher" | "duo" | "coach" | "arithmetic" | "dutch" | "stranger", Scope>;

const scopeOf = (schoolId: SchoolId, personId: PersonId | null) => personScope({ schoolId, personId });

async function employee(of: Parameters<typeof assign>[2] | null, givenName = "Vera"): Promise<Scope> {
	const { personId } = await createEmployee(school.schoolId, { givenName, familyName: "Bos" });
	if (of) await assign(school.schoolId, personId, of);
	return scopeOf(school.schoolId, personId);
}

async function lessonGroup(subjectKey: string): Promise<GroupId> {
	const { groupId } = await createGroup(school, { kind: "lesson-group", subjectKey });
	await addMember(school.schoolId, groupId, pupil);
	return groupId;
}

beforeAll(async () => {
	school = await createSchool();
	const { groupId } = await createGroup(school);
	({ pupilId: pupil } = await createPupil(school.schoolId, { groupId }));
	people = {
		teacher: await employee({ kind: "class-teacher", groupId }),
		duo: await employee({ kind: "class-teacher", groupId }),
		coach: await employee({ kind: "coach", pupilId: pupil }),
		arithmetic: await employee({ kind: "teacher", groupId: await lessonGroup("arithmetic") }),
		dutch: await employee({ kind: "teacher", groupId: await lessonGroup("dutch") }),
		stranger: await employee(null),
	};
});

const talk = { kind: "talk", visibility: "team", text: "Samen gelezen." } as const;
const textsOf = async (scope: Scope, about = pupil) => (await listNotes(scope, about)).map((note) => note.text);

describe("who reads a note", () => {
	it("follows from its visibility, its subject and the reader's place at the pupil", async () => {
		const subjects = [null, "arithmetic", "dutch"] as const;
		for (const visibility of noteVisibilities)
			for (const subjectKey of subjects)
				await addNote(people.teacher, pupil, { ...talk, visibility, subjectKey, text: `${visibility} ${subjectKey}` });
		const all = noteVisibilities.flatMap((visibility) => subjects.map((subject) => `${visibility} ${subject}`));
		const seen = async (reader: Scope) => (await textsOf(reader)).filter((text) => all.includes(text)).sort();
		const shared = all.filter((text) => !text.startsWith("own")).sort();
		expect(await seen(people.teacher)).toEqual([...all].sort());
		expect(await seen(people.duo)).toEqual(shared);
		expect(await seen(people.coach)).toEqual(shared);
		expect(await seen(people.arithmetic)).toEqual(["team arithmetic", "team null"]);
		expect(await seen(people.dutch)).toEqual(["team dutch", "team null"]);
		await expect(listNotes(people.stranger, pupil)).rejects.toThrow("not-found");
	});

	it("is the author alone of a teacher's own note, and says whose it is", async () => {
		await addNote(people.arithmetic, pupil, { ...talk, visibility: "own", text: "voor mij" });
		expect(await textsOf(people.arithmetic)).toContain("voor mij");
		expect(await textsOf(people.coach)).not.toContain("voor mij");
		const [note] = await listNotes(people.arithmetic, pupil);
		expect(note).toMatchObject({ author: "Vera Bos", own: true, day: today(), updatedAt: null });
	});

	it("is nobody of another school, with the same ids", async () => {
		const other = await createSchool();
		await expect(listNotes(scopeOf(other.schoolId, people.teacher.personId), pupil)).rejects.toThrow("not-found");
	});
});

describe("writing a note", () => {
	it("is for whom the pupil is today, and leaves an audit row without the text", async () => {
		await expect(addNote(people.stranger, pupil, talk)).rejects.toThrow("not-found");
		const { noteId } = await addNote(people.teacher, pupil, talk);
		const events = await inSchool(school, (tx) => tx.auditEvent.findMany({ where: { action: "note.add" } }));
		const event = events.find((one) => JSON.stringify(one.subject).includes(noteId));
		expect(event?.subject).toEqual({ noteId, pupilId: pupil, kind: "talk", visibility: "team" });
	});

	it("refuses nothing, too much, a day to come, and a subject that the author does not teach", async () => {
		for (const wrong of [
			{ text: "  " },
			{ text: "a".repeat(2001) },
			{ day: addDays(today(), 1) },
			{ day: addDays(today(), -731) },
			{ signalId: newId() },
			{ goalId: newId() },
		])
			await expect(addNote(people.teacher, pupil, { ...talk, ...wrong })).rejects.toThrow("invalid");
		await expect(addNote(people.dutch, pupil, { ...talk, subjectKey: "arithmetic" })).rejects.toThrow("invalid");
		const { goalId } = await createGoal({ subjectKey: "arithmetic" });
		await expect(addNote(people.dutch, pupil, { ...talk, goalId })).rejects.toThrow("invalid");
	});

	it("on a goal is a note on its subject", async () => {
		const { goalId } = await createGoal({ subjectKey: "arithmetic", title: "Breuken" });
		await addNote(people.teacher, pupil, { ...talk, goalId, text: "breuken" });
		expect((await listNotes(people.arithmetic, pupil)).find((note) => note.text === "breuken")).toMatchObject({
			subjectKey: "arithmetic",
			goal: "Breuken",
		});
		expect(await textsOf(people.dutch)).not.toContain("breuken");
	});
});

describe("changing and removing a note", () => {
	it("is for its author alone", async () => {
		const { noteId } = await addNote(people.teacher, pupil, talk);
		await expect(changeNote(people.duo, noteId, talk)).rejects.toThrow("not-found");
		await expect(removeNote(people.duo, noteId)).rejects.toThrow("not-found");
		await changeNote(people.teacher, noteId, { ...talk, text: "beter gezegd" });
		const note = (await listNotes(people.duo, pupil)).find((one) => one.noteId === noteId);
		expect(note).toMatchObject({ text: "beter gezegd", own: false });
		expect(note?.updatedAt).toBeInstanceOf(Date);
	});

	it("empties a removed note and keeps its row; written again in time it is back", async () => {
		const { noteId } = await addNote(people.teacher, pupil, { ...talk, text: "weg ermee" });
		await removeNote(people.teacher, noteId);
		const stored = () => inSchool(school, (tx) => tx.note.findFirstOrThrow({ where: { id: noteId } }));
		expect((await stored()).text).toBe("");
		expect(await textsOf(people.teacher)).not.toContain("weg ermee");
		await changeNote(people.teacher, noteId, { ...talk, text: "toch niet weg" });
		expect(await textsOf(people.teacher)).toContain("toch niet weg");
		await removeNote(people.teacher, noteId);
		const longAgo = new Date(Date.parse(`${addDays(today(), -1)}T00:00:00Z`));
		await inSchool(school, (tx) => tx.note.updateMany({ where: { id: noteId }, data: { removedAt: longAgo } }));
		await expect(changeNote(people.teacher, noteId, talk)).rejects.toThrow("not-found");
	});
});
