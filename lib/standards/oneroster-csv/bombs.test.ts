import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { refusalOf } from "../../testing/refusal-of-roster";
import { oneRosterOf } from "../../testing/roster-files";
import { sized } from "../../testing/sizes";
import { oneRosterCsv } from "./index";
import { csvLimits } from "./parse-csv";
import { zipLimits } from "./read-zip";

interface Bomb {
	readonly fault: string;
	readonly most: number;
	/** The name of the file it is in, and its text. */
	make(times: number): Readonly<Record<string, string>>;
}
const users =
	"sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns";
const user = (over: Readonly<Record<string, string>>) =>
	`${users}\n${users
		.split(",")
		.map((name) => over[name] ?? "")
		.join(",")}`;
const manifest = (text: string) => ({ "manifest.csv": `propertyName,value\nmanifest.version,1.0\n${text}` });
const packed = { enabledUser: "true", givenName: "N", familyName: "B", sourcedId: "p1" };

const bombs: readonly Bomb[] = [
	{ fault: "too-many-columns manifest.csv:3", most: csvLimits.columns - 1, make: (n) => manifest(",".repeat(n)) },
	{ fault: "too-many-columns manifest.csv:3", most: csvLimits.columns, make: (n) => manifest('"a",'.repeat(n - 1)) },
	{ fault: "cell-too-long manifest.csv:3", most: csvLimits.cell, make: (n) => manifest(`x,${"y".repeat(n)}`) },
	{ fault: "cell-too-long manifest.csv:3", most: csvLimits.cell, make: (n) => manifest(`x,"${'""'.repeat(n)}"`) },
	{ fault: "cell-too-long manifest.csv:3", most: csvLimits.cell, make: (n) => manifest(`x,"${"\n".repeat(n)}"`) },
	{
		fault: "cell-too-long users.csv:2:givenName",
		most: csvLimits.cell,
		make: (n) => ({ "users.csv": user({ ...packed, givenName: "n".repeat(n) }) }),
	},
	{
		fault: "too-many-columns users.csv:1",
		most: csvLimits.columns - 22,
		make: (n) => ({ "users.csv": users + ",metadata.x".repeat(n) }),
	},
	{
		fault: "too-many-values users.csv:2:userIds",
		most: 100,
		make: (n) => ({
			"users.csv": user({ ...packed, userIds: `"${Array.from({ length: n }, (_, at) => `{a:${at}}`).join()}"` }),
		}),
	},
	{
		fault: "too-many-values users.csv:2:agentSourcedIds",
		most: 100,
		make: (n) => ({ "users.csv": user({ ...packed, agentSourcedIds: `"${"a,".repeat(n - 1)}a"` }) }),
	},
	{
		fault: "too-many-values classes.csv:2:termSourcedIds",
		most: 100,
		make: (n) => ({
			"classes.csv": `sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nk,,,K,1,c,,homeroom,,s,"${"y,".repeat(n - 1)}y",,,`,
		}),
	},
];
const good = oneRosterOf("bulk", {
	academicSessions: [],
	orgs: [],
	courses: [],
	classes: [],
	users: [],
	roles: [],
	enrollments: [],
});

/** A sound package in which one file is another; not packed, so that no ratio ends it. */
function packageOf(files: Readonly<Record<string, string>>): Uint8Array {
	const others = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
	return zipSync({ ...unzipSync(good), ...others }, { level: 0 });
}

it("generated packages are read up to each limit and refused above it, with the count, file, line and field", {
	timeout: 120_000,
}, async () => {
	const over = fc.tuple(
		fc.constantFrom(...bombs),
		fc.oneof(fc.double({ min: 0.01, max: 1 }), fc.double({ min: 1, max: 30 })),
	);
	await fc.assert(
		fc.asyncProperty(over, async ([{ fault, most, make }, share]) => {
			const count = Math.max(1, Math.ceil(most * (Number.isNaN(share) ? 1 : share)));
			const found = await refusalOf(oneRosterCsv, packageOf(make(count)));
			if (count <= most) expect(found.filter((one) => one.startsWith(fault.split(" ")[0] ?? ""))).toEqual([]);
			// A list of many is told by its count, or by the length of its cell, which is read first.
			else expect(found.join()).toMatch(new RegExp(`${fault}|cell-too-long users.csv:2|cell-too-long classes.csv:2`));
		}),
		{ numRuns: sized(200, 1_500) },
	);
});

it("a zip is refused for its entries, their names and how far they are packed", { timeout: 60_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.boolean(), async (entries, folders) => {
			const more = Object.fromEntries(
				Array.from({ length: entries }, (_, n) => [`${folders ? "a/" : ""}f${n}.txt`, strToU8("x")]),
			);
			const found = await refusalOf(oneRosterCsv, zipSync({ "manifest.csv": strToU8("x"), ...more }));
			const expected =
				entries + 1 > zipLimits.entries ? "zip-too-many-files" : folders ? "zip-folder" : "manifest-header";
			expect(found[0]).toContain(expected);
		}),
		{ numRuns: sized(25, 100) },
	);
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 20_000, max: 2_000_000 }), async (bytes) => {
			expect(await refusalOf(oneRosterCsv, zipSync({ "manifest.csv": new Uint8Array(bytes) }))).toEqual([
				"zip-ratio manifest.csv",
			]);
		}),
		{ numRuns: sized(15, 50) },
	);
});
