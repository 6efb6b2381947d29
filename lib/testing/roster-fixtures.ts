import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import type { ExchangeStandard, RosterEndpoint } from "../standards/contract";

export interface RosterFixture {
	readonly name: string;
	readonly body: Uint8Array;
	readonly expected: unknown;
}

/**
 * Golden rosters of a standard: a folder each, with expected.json and either input.xml or input/ (files of a package).
 * @throws where one of them is missing: a golden fixture is never skipped
 */
export function listRosterFixtures(standardFolder: string): RosterFixture[] {
	const folder = path.join(standardFolder, "fixtures");
	return readdirSync(folder).map((name) => {
		const expected = path.join(folder, name, "expected.json");
		if (!existsSync(expected)) throw new Error(`${expected} is missing`);
		return { name, body: readInput(path.join(folder, name)), expected: JSON.parse(readFileSync(expected, "utf8")) };
	});
}

function readInput(folder: string): Uint8Array {
	const xml = path.join(folder, "input.xml");
	if (existsSync(xml)) return readFileSync(xml);
	const files = path.join(folder, "input");
	const entries = readdirSync(files).map((file) => [file, readFileSync(path.join(files, file))] as const);
	return zipSync(Object.fromEntries(entries));
}

/** What a standard makes of a file, in a form that can be kept as JSON. */
export async function runRosterFixture(standard: ExchangeStandard, body: Uint8Array): Promise<unknown> {
	const endpoint = standard.endpoints.find((known): known is RosterEndpoint => known.kind === "roster");
	if (!endpoint) throw new Error(`${standard.key} takes in no roster`);
	const request = {
		method: endpoint.method,
		path: endpoint.path,
		query: new URLSearchParams(),
		headers: new Headers(),
		body,
		receivedAt: new Date("2026-11-23T12:00:00Z"),
	};
	const read = await endpoint.read(request);
	if (read.ok) return JSON.parse(JSON.stringify(read.value));
	const answer = standard.refuse(read.refusal, request);
	return { status: answer.status, body: JSON.parse(String(answer.body)) };
}
