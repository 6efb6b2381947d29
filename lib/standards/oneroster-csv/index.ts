import type { RosterFault } from "../../domain/roster";
import type { ExchangeStandard, Read, RosterMessage, WireRequest } from "../contract";
import { answerRoster, answerRosterRefusal, refuseFaults } from "../wire/roster-answers";
import { checkReferences, type Tables } from "./check-references";
import { fileNames } from "./columns";
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
	const { files } = unzipped;
	const read = readManifest(files.get("manifest.csv"), new Set(files.keys()));
	if (!read.ok) return refused(read.faults);
	const { manifest } = read;
	const faults: RosterFault[] = [];
	const tables = {} as { -readonly [Name in keyof Tables]: Tables[Name] };
	for (const name of fileNames) {
		const bytes = manifest.present.has(name) ? files.get(`${name}.csv`) : undefined;
		tables[name] = bytes ? readTable(name, bytes, manifest.mode, faults) : [];
	}
	if (manifest.mode === "bulk" && faults.length === 0) checkReferences(tables, faults);
	const schools = new Set(tables.classes.map((row) => row.get("schoolSourcedId")));
	if (schools.size > 1)
		faults.push({ code: "several-schools", file: "classes.csv", line: null, field: "schoolSourcedId" });
	if (faults.length > 0) return refused(faults);
	return { ok: true, value: { school: null, ...toSnapshot(tables, manifest) } };
}
