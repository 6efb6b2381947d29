import { readFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { pupilFileEntries } from "../../../components/pupil-files/pupil-file-entries";
import { listSchoolColumns } from "../../commands/pupil-files/school-columns";
import { takeFile } from "../../commands/pupil-files/take-file";
import { inSchool } from "../../db/in-school";
import { zipAnswer } from "../../http/zip-answer";
import { messages } from "../../i18n/messages";
import { testDatabase } from "../../testing/database";
import { createPupil, createSchool } from "../../testing/factories";
import { createFullSchool, scopeOf } from "../../testing/full-school";
import { type FilePart, listFileParts } from "./file-parts";
import { findPupilFilePage } from "./find-pupil-file-page";
import { listErasures } from "./list-erasures";

testDatabase();

/** Name a person and are not in the file: computed from it, of the staff, what is still to be done, or (views) told as looks. */
const elsewhere = [
	...["attempt_key", "dirty_practice_day", "first_attempt", "lone_act", "practice_day", "record_view", "roster_undo"],
	...["school_role", "visibility_exception", "year_closing_row"],
];

async function all(part: FilePart) {
	const rows = [];
	for await (const row of part.rows()) rows.push(row);
	return rows;
}

it("holds a row of each kind, all of the pupil and none of another, as a zip that opens", async () => {
	const { admin, sem, noor } = await createFullSchool();
	const parts = listFileParts(admin, sem.pupilId);
	for (const part of parts) {
		const rows = await all(part);
		expect([part.key, rows.length > 0]).toEqual([part.key, true]);
		for (const row of rows) expect(row).toHaveLength(part.columns.length);
		expect(JSON.stringify(rows)).not.toContain(noor.pupilId);
		expect(JSON.stringify(rows)).not.toContain(noor.eckId);
	}
	const about = { ...(await takeFile(admin, sem.pupilId)), madeAt: new Date() };
	const entries = pupilFileEntries(about, parts, "nl");
	const files = unzipSync(new Uint8Array(await zipAnswer("x.zip", entries).arrayBuffer()));
	expect(Object.keys(files)).toHaveLength(parts.length + 1);
	const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
	expect(textOf("lees-mij.html")).toContain("Gegevens over Sem van Wissen");
	// The byte order mark, by which spreadsheets know UTF-8, once; decoding takes it away.
	expect([...(files["nummers.csv"]?.slice(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
	expect(textOf("nummers.csv")).toMatch(/^soort;systeem;waarde;sinds\r\n/);
	expect(textOf("nummers.csv")).toContain(sem.eckId);
	expect(textOf("lees-mij.html")).toContain("180 dagen");
	// Three statements and a result, each cut out of a message about others too.
	expect(await all(parts.find(({ key }) => key === "raw") as FilePart)).toHaveLength(4);
	expect(textOf("notities.csv")).toContain("Gesprek");
	expect(Object.keys(files).filter((name) => textOf(name).includes("\uFEFF"))).toEqual([]);
	// That it was taken stands among who looked and in the log.
	expect(textOf("auditlog.csv")).toContain("pupil.file");
	expect(await inSchool(admin, (tx) => tx.recordView.count({ where: { screen: "pupil-file" } }))).toBe(1);
});

it("holds what was told again, use of material, what was refused and why, and the names of items", async () => {
	const { admin, sem, schoolId } = await createFullSchool();
	await inSchool(admin, async (tx) => {
		const { itemId, connectionId } = await tx.attemptEcho.findFirstOrThrow();
		const attempts = { where: { schoolId, pupilId: sem.pupilId }, data: { itemId, connectionId } };
		await tx.attempt.updateMany(attempts);
		await tx.practiceItem.deleteMany({ where: { connectionId, itemId } });
		await tx.practiceItem.create({ data: { schoolId, connectionId, itemId, title: "Breuken optellen" } });
	});
	const parts = listFileParts(admin, sem.pupilId);
	const files = unzipSync(
		new Uint8Array(
			await zipAnswer(
				"x.zip",
				pupilFileEntries({ ...(await takeFile(admin, sem.pupilId)), madeAt: new Date() }, parts, "nl"),
			).arrayBuffer(),
		),
	);
	const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
	expect(textOf("oefenen.csv").match(/Breuken optellen/g)).toHaveLength(2);
	expect(textOf("dubbel-gemelde-antwoorden.csv")).toMatch(/;echo;[^\n]*Breuken optellen/);
	expect(textOf("gebruik-van-lesstof.csv")).toContain("https://oefen.example/film/1");
	expect(textOf("afgewezen-resultaten.csv")).toContain("een cijfer ligt niet tussen 0 en 10");
	expect(textOf("lees-mij.html")).toContain("gebruik-van-lesstof.csv");
});

it("leaves out no table that names a pupil but those that are computed or lists of work, and each has a word", async () => {
	const { admin, sem, schoolId } = await createFullSchool();
	const source = readFileSync(path.join(import.meta.dirname, "file-parts.ts"), "utf8");
	const columns = await inSchool({ schoolId }, (tx) => listSchoolColumns(tx));
	const named = new Set(columns.filter(({ column }) => /^(pupil|person)_ids?$/.test(column)).map(({ table }) => table));
	const left = [...named].filter((table) => !new RegExp(`\\b(FROM|JOIN) ${table}\\b|"${table}"`).test(source));
	expect(left.toSorted()).toEqual(elsewhere);
	const tables = (await findPupilFilePage(admin, sem.pupilId))?.rows ?? {};
	for (const { pupilFiles } of [messages.nl, messages.en])
		expect(Object.keys(tables).filter((table) => !(table in pupilFiles.tables))).toEqual([]);
});

it("reads more rows than a page holds, each once", async () => {
	const { admin, sem, schoolId } = await createFullSchool();
	const at = new Date("2026-09-01T10:00:00Z");
	await inSchool(admin, async (tx) => {
		await tx.$executeRaw`
			INSERT INTO note (school_id, id, pupil_id, author_id, kind, visibility, text, day)
			SELECT ${schoolId}::uuid, gen_random_uuid(), ${sem.pupilId}::uuid, ${admin.userId}::uuid, 'talk', 'team', n::text, ${at}
			FROM generate_series(1, 2500) AS n`;
	});
	const notes = listFileParts(admin, sem.pupilId).find(({ key }) => key === "notes");
	const rows = notes ? await all(notes) : [];
	expect(new Set(rows.map((row) => row.at(-1))).size).toBe(2502);
	expect(rows).toHaveLength(2502);
});

it("is for the admin of the pupil's school, and so are the counts and the proofs", async () => {
	const { schoolId } = await createSchool();
	const { admin, sem } = await createFullSchool();
	const own = await createPupil(schoolId);
	await expect(takeFile(admin, own.pupilId)).rejects.toThrow("not-found");
	expect(await findPupilFilePage(admin, own.pupilId)).toBeNull();
	expect((await findPupilFilePage(admin, sem.pupilId))?.rows).toMatchObject({ person: 1, note: 2, attempt: 2 });
	const staff = scopeOf(admin.schoolId, admin.userId, "staff");
	await expect(takeFile(staff, sem.pupilId)).rejects.toThrow("not-allowed");
	expect(() => findPupilFilePage(staff, sem.pupilId)).toThrow("not-allowed");
	await expect(listErasures(staff)).rejects.toThrow("not-allowed");
});
