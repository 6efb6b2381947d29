import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import type { RosterEndpoint } from "../contract";
import { columns, fileNames, leadingColumns } from "./columns";
import { oneRosterCsv } from "./index";

const endpoint = oneRosterCsv.endpoints[0] as RosterEndpoint;
const read = (body: Uint8Array) =>
	endpoint.read({
		method: "POST",
		path: "roster",
		query: new URLSearchParams(),
		headers: new Headers(),
		body,
		receivedAt: new Date("2026-11-23T12:00:00Z"),
	});
const detailsOf = async (body: Uint8Array) => {
	const result = await read(body);
	return result.ok ? [] : result.refusal.details;
};

const good: Record<string, string[]> = {
	academicSessions: ["y1,,,Schooljaar,schoolYear,2026-08-01,2027-08-01,,2027"],
	orgs: ["s1,,,De Brug,school,,"],
	courses: ["c1,,,y1,Wiskunde,WI,,s1,Wiskunde,"],
	classes: ["k1,,,1A,1,c1,,homeroom,,s1,y1,,,", "k2,,,1A wiskunde,1,c1,,scheduled,,s1,y1,,,"],
	users: [
		'p1,,,true,,"{ASI:77},{Fed:x}",Noor,Berg,van den,,,,,t2,1,,https://ketenid.nl/x/1,,,,s1,',
		"t1,,,true,,,Els,Kok,,,Els@School.test,,,,,,,,,,s1,",
		"t2,,,true,,,Jan,Bos,,,,,,,,,,,,,s1,",
	],
	roles: ["r1,,,p1,primary,student,,,s1,", "r2,,,t1,primary,teacher,,,s1,", "r3,,,t2,primary,counselor,,,s1,"],
	enrollments: [
		"e1,,,k1,s1,p1,student,,2026-08-24,",
		"e2,,,k2,s1,p1,student,,,",
		"e3,,,k1,s1,t1,teacher,true,,",
		"e4,,,k2,s1,t1,teacher,false,,",
	],
};

function pack(files: Record<string, string[]>, more: Record<string, Uint8Array> = {}): Uint8Array {
	const manifest = ["propertyName,value", "manifest.version,1.0", "oneroster.version,1.2"];
	for (const name of fileNames) manifest.push(`file.${name},${files[name] ? "bulk" : "absent"}`);
	const entries: Record<string, Uint8Array> = { "manifest.csv": strToU8([...manifest, ""].join("\r\n")) };
	for (const name of fileNames) {
		const head = [...leadingColumns, ...columns[name].map((column) => column.name)].join(",");
		if (files[name]) entries[`${name}.csv`] = strToU8([head, ...files[name], ""].join("\r\n"));
	}
	return zipSync({ ...entries, ...more });
}

it("reads a school: people with their identifiers, groups with their subject, coach, teacher and years", async () => {
	const result = await read(pack(good));
	if (!result.ok) throw new Error(JSON.stringify(result.refusal));
	const { snapshot } = result.value;
	expect(snapshot.people[0]).toEqual({
		key: "p1",
		kind: "pupil",
		givenName: "Noor",
		namePrefix: "van den",
		familyName: "Berg",
		identifiers: [
			{ type: "sourced-id", value: "p1" },
			{ type: "eck-id", value: "https://ketenid.nl/x/1" },
			{ type: "asi", value: "77" },
		],
		email: null,
		endDate: null,
	});
	expect(snapshot.periods).toMatchObject([{ name: "2026-2027" }]);
	expect(snapshot.groups).toMatchObject([
		{ kind: "class", subject: null },
		{ kind: "lesson-group", subject: "Wiskunde" },
	]);
	expect(snapshot.memberships).toMatchObject([
		{ groupKey: "k1", schoolYear: 1, beginDate: "2026-08-24" },
		{ groupKey: "k2", beginDate: null },
	]);
	expect(snapshot.assignments.map(({ personKey, kind }) => [personKey, kind])).toEqual([
		["t1", "class-teacher"],
		["t1", "teacher"],
		["t2", "coach"],
	]);
});

it("says of a fault where it is, and never the value", async () => {
	const broken = { ...good, enrollments: ["e1,,,nowhere,s1,p1,student,,2026-13-45,", "e1,active,,k1,s1,p1,boss,,,"] };
	expect(await detailsOf(pack(broken))).toEqual([
		{ code: "date", path: "enrollments.csv:2:beginDate" },
		{ code: "double-id", path: "enrollments.csv:3:sourcedId" },
		{ code: "bulk-not-empty", path: "enrollments.csv:3:status" },
		{ code: "word", path: "enrollments.csv:3:role" },
	]);
	const unknown = { ...good, enrollments: ["e1,,,nowhere,s1,p1,student,,,"] };
	expect(await detailsOf(pack(unknown))).toEqual([
		{ code: "unknown-reference", path: "enrollments.csv:2:classSourcedId" },
	]);
});

it("refuses what no administration sends: bombs, folders, too many files, no zip at all", async () => {
	const codes = async (more: Record<string, Uint8Array>) => (await detailsOf(pack(good, more))).map(({ code }) => code);
	expect(await codes({ "big.csv": new Uint8Array(5_000_000) })).toEqual(["zip-ratio"]);
	expect(await codes({ "folder/users.csv": strToU8("x") })).toEqual(["zip-folder"]);
	const lots = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}.txt`, strToU8("x")]));
	expect(await codes(lots)).toEqual(["zip-too-many-files"]);
	expect((await detailsOf(strToU8("no zip"))).map(({ code }) => code)).toEqual(["zip-unreadable"]);
});

it("answers any damage with a reason", async () => {
	const whole = pack(good);
	const damage = fc.record({ at: fc.nat(whole.length - 1), to: fc.integer({ min: 0, max: 255 }) });
	await fc.assert(
		fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 5 }), async (places) => {
			const body = whole.slice();
			for (const { at, to } of places) body[at] = to;
			const result = await read(body);
			if (!result.ok) expect(result.refusal.details.length).toBeGreaterThan(0);
		}),
		{ numRuns: 200 },
	);
});
