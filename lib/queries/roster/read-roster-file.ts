import { now } from "../../clock";
import type { RosterFault } from "../../domain/roster";
import { faultOf } from "../../domain/roster-fault";
import type { RosterEndpoint, RosterMessage } from "../../standards/contract";
import { listStandards } from "../../standards/registry";

export const mostRosterBytes = 50_000_000;

export type RosterFile =
	| { readonly ok: true; readonly message: RosterMessage }
	| { readonly ok: false; readonly faults: readonly RosterFault[] };

/** A roster file of any standard that has an endpoint for it. A zip is OneRoster, anything else is read as EDEXML. */
export async function readRosterFile(bytes: Uint8Array): Promise<RosterFile> {
	const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
	const standard = listStandards().find(({ key }) => key === (isZip ? "oneroster-csv" : "edexml"));
	const endpoint = standard?.endpoints.find((known): known is RosterEndpoint => known.kind === "roster");
	if (!endpoint) throw new Error("no standard reads this file");
	const read = await endpoint.read({
		method: endpoint.method,
		path: endpoint.path,
		query: new URLSearchParams(),
		headers: new Headers(),
		body: bytes,
		receivedAt: now(),
	});
	if (read.ok) return { ok: true, message: read.value };
	return { ok: false, faults: read.refusal.details.map(({ code, path }) => faultOf(code, path)) };
}
