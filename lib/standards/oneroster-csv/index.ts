import type { RosterFault } from "../../domain/roster";
import type { ExchangeStandard, Read, RosterMessage, WireRequest } from "../contract";
import { answerRoster, answerRosterRefusal, refuseFaults } from "../wire/roster-answers";
import { rosterTooLarge } from "../wire/roster-limits";
import { checkReferences, type Tables } from "./check-references";
import { fileNames } from "./columns";
import { csvLimits } from "./parse-csv";
import { readManifest } from "./read-manifest";
import { readTable } from "./read-table";
import { readZip, zipLimits } from "./read-zip";
import { toSnapshot } from "./to-snapshot";

const wanted = new Set(["manifest.csv", ...fileNames.map((name) => `${name}.csv`)]);

/** OneRoster 1.2 CSV: a zip with a manifest (README.md beside this file). */
export const oneRosterCsv: ExchangeStandard = {
	key: "oneroster-csv",
	name: "OneRoster 1.2 CSV",
	credentials: "connection",
	authentication: ["bearer", "basic"],
	endpoints: [
		{
			kind: "roster",
			method: "POST",
			path: "roster",
			scopes: ["roster.write"],
			maxBodyBytes: zipLimits.bytes,
			read,
			answer: (result) => answerRoster(result),
		},
	],
	asks: { required: ["names", "roster-ids", "groups", "teachers"], optional: [], scopes: ["roster.write"] },
	refuse: (refusal) => answerRosterRefusal(refusal),
};

async function read({ body }: WireRequest): Promise<Read<RosterMessage>> {
	const refused = (faults: readonly RosterFault[]) => ({ ok: false, refusal: refuseFaults("schema", faults) }) as const;
	const unzipped = await readZip(body, wanted);
	if (!unzipped.ok) return { ok: false, refusal: refuseFaults("malformed", unzipped.faults) };
	const { names, unpack } = unzipped;
	const said = names.has("manifest.csv") ? await unpack("manifest.csv") : null;
	if (said !== null && !said.ok) return { ok: false, refusal: refuseFaults("malformed", said.faults) };
	const read = readManifest(said?.bytes, names);
	if (!read.ok) return refused(read.faults);
	const { manifest } = read;
	const faults: RosterFault[] = [];
	const left: { cells: number } = { cells: csvLimits.cells };
	const tables = {} as { -readonly [Name in keyof Tables]: Tables[Name] };
	for (const name of fileNames) {
		tables[name] = [];
		if (!manifest.present.has(name)) continue;
		// One after the other: no two files lie unpacked side by side.
		const file = await unpack(`${name}.csv`);
		if (!file.ok) return { ok: false, refusal: refuseFaults("malformed", file.faults) };
		tables[name] = readTable(name, file.bytes, manifest.mode, faults, left);
	}
	if (manifest.mode === "bulk" && faults.length === 0) checkReferences(tables, faults);
	const schools = new Set(tables.classes.map((row) => row.get("schoolSourcedId")));
	if (schools.size > 1)
		faults.push({ code: "several-schools", file: "classes.csv", line: null, field: "schoolSourcedId" });
	if (faults.length > 0) return refused(faults);
	const made = toSnapshot(tables, manifest);
	const tooLarge = rosterTooLarge(made.snapshot, "");
	return tooLarge === null ? { ok: true, value: { school: null, ...made } } : refused([tooLarge]);
}
