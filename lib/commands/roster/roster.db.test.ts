import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { now, today } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { schoolYearOf } from "../../domain/school-year";
import type { RosterEndpoint } from "../../standards/contract";
import { findStandard } from "../../standards/registry";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { addSchool } from "../schools/add-school";
import { applyRoster } from "./apply-roster";
import { discardRoster } from "./discard-roster";
import { previewRoster } from "./preview-roster";
import { receiveRoster } from "./receive-roster";

const database = testDatabase();

interface Pupil {
	readonly key: string;
	readonly eckId?: string;
	readonly name?: string;
	readonly year?: string;
	readonly group?: string;
}

/** A file of our own: class 5 with its teacher, class 6-7 as a combination group. */
function edexml(pupils: readonly Pupil[]): Uint8Array {
	const leerling = ({ key, eckId, name = key, year = "5", group = "g5" }: Pupil) =>
		`<leerling key="${key}"${eckId ? ` eckid="${eckId}"` : ""}><achternaam>Test</achternaam><roepnaam>${name}</roepnaam>` +
		`<jaargroep>${year}</jaargroep><groep key="${group}"/></leerling>`;
	return new TextEncoder().encode(
		`<?xml version="1.0" encoding="UTF-8"?><EDEX><school><schooljaar>${schoolYearOf(today()).name}</schooljaar>` +
			`<xsdversie>2.1</xsdversie></school><groepen><groep key="g5"><naam>Groep 5</naam><jaargroep>5</jaargroep></groep>` +
			`<groep key="g67"><naam>Groep 6-7</naam><jaargroep>C</jaargroep></groep></groepen>` +
			`<leerlingen>${pupils.map(leerling).join("")}</leerlingen><leerkrachten>` +
			`<leerkracht key="t1"><achternaam>Juf</achternaam><rol>LRK</rol><groepen><groep key="g5"/></groepen></leerkracht>` +
			`</leerkrachten></EDEX>`,
	);
}
const many = (count: number, from = 0): Pupil[] =>
	Array.from({ length: count }, (_, n) => ({ key: `p${n + from}`, eckId: `https://ketenid.nl/x/${n + from}` }));

async function bring(schoolId: SchoolId, pupils: readonly Pupil[], apply = true) {
	const body = edexml(pupils);
	const endpoint = findStandard("edexml")?.endpoints[0] as RosterEndpoint;
	const read = await endpoint.read({
		method: "POST",
		path: "roster",
		query: new URLSearchParams(),
		headers: new Headers(),
		body,
		receivedAt: now(),
	});
	if (!read.ok) throw new Error(JSON.stringify(read.refusal));
	return receiveRoster(jobScope(schoolId), read.value, body, apply);
}
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, n) => total + n, 0);
const rowsOf = (schoolId: SchoolId) =>
	inSchool({ schoolId }, async (tx) => ({
		people: await tx.person.findMany({ include: { identifiers: true }, orderBy: { givenName: "asc" } }),
		groups: await tx.group.findMany({ orderBy: { sourceId: "asc" } }),
		memberships: await tx.groupMembership.findMany({ orderBy: [{ beginDate: "asc" }, { personId: "asc" }] }),
		assignments: await tx.assignment.findMany(),
		imports: await tx.rosterImport.count(),
	}));
const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

it("brings a school in once; the same file again changes nothing, and another school sees nothing of it", async () => {
	const { schoolId } = await createSchool();
	const other = await createSchool();
	const pupils = [...many(20), { key: "c6", year: "6", group: "g67" }, { key: "c7", year: "7", group: "g67" }];
	const first = await bring(schoolId, pupils);
	expect([first.state, first.counts.pupilsAdded, first.counts.groupsAdded]).toEqual(["applied", 22, 2]);
	const before = await rowsOf(schoolId);
	const again = await bring(schoolId, pupils);
	expect([again.state, sum(again.counts)]).toEqual(["applied", 0]);
	const after = await rowsOf(schoolId);
	expect({ ...after, imports: 0 }).toEqual({ ...before, imports: 0 });
	const combined = after.groups.find((group) => group.sourceId === "g67");
	const years = after.memberships.filter((row) => row.groupId === combined?.id).map((row) => row.schoolYear);
	expect([combined?.combination, years.sort()]).toEqual([true, [6, 7]]);
	expect(after.assignments).toMatchObject([{ kind: "class-teacher", source: "edexml", endDate: null }]);
	const foreign = await rowsOf(other.schoolId);
	expect([foreign.people, foreign.groups, foreign.imports]).toEqual([[], [], 0]);
});

it("ends a leaver, moves a mover today, and takes a returner back", async () => {
	const { schoolId } = await createSchool();
	const all = many(30);
	await bring(schoolId, all);
	const [leaver, mover, ...rest] = all;
	const moved = { ...mover!, group: "g67", year: "6" };
	const result = await bring(schoolId, [moved, ...rest]);
	expect(result).toMatchObject({ state: "applied", counts: { pupilsEnded: 1, membershipsAdded: 1 } });
	const then = await rowsOf(schoolId);
	const left = then.people.find((person) => person.givenName === leaver?.key);
	expect([then.people.length, day(left?.endedAt ?? null)]).toEqual([31, today()]);
	const movedId = then.people.find((person) => person.givenName === mover?.key)?.id;
	const places = then.memberships.filter((row) => row.personId === movedId);
	expect(places.map((row) => [day(row.beginDate), day(row.endDate), row.schoolYear])).toEqual([
		[schoolYearOf(today()).beginDate, today(), 5],
		[today(), null, 6],
	]);
	expect(sum((await bring(schoolId, [moved, ...rest])).counts)).toBe(0);
	await bring(schoolId, [leaver!, moved, ...rest]);
	const now = await rowsOf(schoolId);
	expect(now.people.find((person) => person.id === left?.id)?.endedAt).toBeNull();
	expect(sum((await bring(schoolId, [leaver!, moved, ...rest])).counts)).toBe(0);
});

it("matches by identifiers and never by names", async () => {
	const { schoolId } = await createSchool();
	await bring(schoolId, many(25));
	// The administration gives new keys; the ECK iD tells who it is. A namesake without it is somebody else.
	const renamed = many(25).map((pupil) => ({ ...pupil, name: `${pupil.key} nieuw`, key: `new-${pupil.key}` }));
	const result = await bring(schoolId, [...renamed, { key: "namesake", name: "p0 nieuw" }]);
	expect(result.counts).toMatchObject({ pupilsAdded: 1, pupilsChanged: 25, pupilsEnded: 0, membershipsAdded: 1 });
});

it("leaves out who carries the identifiers of two people, and touches neither", async () => {
	const { schoolId } = await createSchool();
	await bring(schoolId, many(25));
	const [first, second, ...rest] = many(25);
	const mixed = { ...first!, eckId: second!.eckId! };
	const result = await bring(schoolId, [mixed, ...rest]);
	expect(result.counts).toMatchObject({ leftOut: 1, pupilsEnded: 0, pupilsAdded: 0, membershipsChanged: 0 });
	expect(result.warnings).toMatchObject([{ code: "identifier-of-two-people" }]);
	expect(JSON.stringify(result)).not.toContain("ketenid");
});

it("a large change waits for a person, who applies it or puts it aside", async () => {
	const { schoolId } = await createSchool();
	const other = await createSchool();
	await bring(schoolId, many(40));
	const held = await bring(schoolId, many(20));
	expect([held.state, held.counts.pupilsEnded]).toEqual(["held", 20]);
	expect((await rowsOf(schoolId)).people.some((person) => person.endedAt !== null)).toBe(false);
	await expect(applyRoster(jobScope(other.schoolId), held.importId)).rejects.toThrow("not-found");
	await expect(discardRoster(jobScope(other.schoolId), held.importId)).rejects.toThrow("not-found");
	expect((await applyRoster(jobScope(schoolId), held.importId)).counts.pupilsEnded).toBe(20);
	await expect(applyRoster(jobScope(schoolId), held.importId)).rejects.toThrow("conflict");
	const asked = await bring(schoolId, many(25), false);
	expect(asked.state).toBe("previewed");
	await discardRoster(jobScope(schoolId), asked.importId);
	await expect(applyRoster(jobScope(schoolId), asked.importId)).rejects.toThrow("conflict");
	expect((await rowsOf(schoolId)).people.filter((person) => person.endedAt === null)).toHaveLength(21);
});

it("an admin's file with faults is not kept, and a good one of 1,000 pupils is there in a few seconds", async () => {
	const { schoolId } = await addSchool({ name: "Groot", sector: "po" });
	const scope = jobScope(schoolId);
	const broken = edexml([{ key: "a", group: "nowhere" }]);
	expect(await previewRoster(scope, broken)).toMatchObject({
		ok: false,
		faults: [{ code: "unknown-reference", file: "edexml", field: "groep" }],
	});
	expect((await rowsOf(schoolId)).imports).toBe(0);
	const previewed = await previewRoster(scope, edexml(many(1000)));
	if (!previewed.ok) throw new Error("faults");
	await applyRoster(scope, previewed.importId);
	const rows = await rowsOf(schoolId);
	expect([rows.people.length, rows.memberships.length]).toEqual([1001, 1000]);
	const [job] = await database.query<{ n: string }>(
		"owner",
		"SELECT count(*) AS n FROM pgboss.job WHERE name = 'release-held'",
	);
	expect(Number(job?.n)).toBeGreaterThan(0);
});
