import type { RosterFault } from "../../domain/roster";
import { faultOf } from "../../domain/roster-fault";
import { parseFile } from "../../parse/parse-file";
import type { Read, RosterMessage } from "../../standards/contract";
import { refuseFaults } from "../../standards/wire/roster-answers";

export const mostRosterBytes = 50_000_000;

export type RosterFile =
	| { readonly ok: true; readonly message: RosterMessage }
	| { readonly ok: false; readonly faults: readonly RosterFault[] };

/** A roster file of any standard that has an endpoint for it. A zip is OneRoster, anything else is read as EDEXML. */
export async function readRosterFile(schoolId: string, bytes: Uint8Array): Promise<RosterFile> {
	const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
	const read = await readRoster(schoolId, { kind: "roster", standard: isZip ? "oneroster-csv" : "edexml" }, bytes);
	if (read.ok) return { ok: true, message: read.value };
	return { ok: false, faults: read.refusal.details.map(({ code, path }) => faultOf(code, path)) };
}

/** As its standard reads it; a file that its reader did not end is refused with why. */
export async function readRoster(
	schoolId: string,
	work: { readonly kind: "roster" | "pulled"; readonly standard: string },
	bytes: Uint8Array,
): Promise<Read<RosterMessage>> {
	const parsed = await parseFile(schoolId, work, bytes);
	if (parsed.ok) return parsed.value;
	const fault = { code: parsed.code, file: "", line: null, field: null };
	return { ok: false, refusal: refuseFaults(parsed.code === "read-failed" ? "malformed" : "too-large", [fault]) };
}
