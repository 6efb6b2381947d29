import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { reasonCodes } from "../standards/edu-v-results/reasons";
import { notUsedCodes, rejectionCodes } from "../standards/xapi/reasons";
import { messages } from "./messages";

const lib = path.resolve(import.meta.dirname, "..");
/** Codes of requests as a whole: they are answered to the sender, and never stand beside a record. */
const ofRequests =
	/^(body-|parameter-|version-|not-json|json-|not-utf-8|too-many-|api-version|both-ids|more-not-ours|id-is-|id-with-|statement-id-|unknown-parameter|repeated-parameter)/;

function sources(folder: string): string[] {
	return readdirSync(path.join(lib, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("fixtures"))
		.map((file) => readFileSync(path.join(lib, folder, file), "utf8"));
}

/** Codes as they are written beside an outcome or in a rejection, and those of a fault found in a statement. */
function writtenCodes(folder: string): string[] {
	return sources(folder).flatMap((text) =>
		[...text.matchAll(/\b(?:code: |fault\(|reason: |notUsed\(\w+, )"([a-z][a-z0-9-]*)"/g)].map(
			(match) => match[1] ?? "",
		),
	);
}

describe("reasons of records", () => {
	const codes = new Set([
		...reasonCodes,
		...rejectionCodes,
		...notUsedCodes,
		...writtenCodes("standards/xapi"),
		...writtenCodes("ingest/write"),
		"time-too-long-ago",
		"too-many-months",
		"refused-with-others",
		"conflict",
		"unknown-pupil",
		"ambiguous-pupil",
	]);
	/** How a request as a whole is refused (contract.ts), which is not a reason of a record. */
	const refusals = [
		"attachment-missing",
		"attachment-of-another-type",
		"attachment-of-another-length",
		"schema",
		"malformed",
		"version",
		"media-type",
		"too-large",
		"not-found",
		"method",
	];

	it("have words in every language", () => {
		const wanted = [...codes].filter((code) => !ofRequests.test(code) && !refusals.includes(code)).sort();
		expect(wanted.length).toBeGreaterThan(30);
		expect(wanted.filter((code) => !(code in messages.nl.reasons))).toEqual([]);
		expect(wanted.filter((code) => !(code in messages.en.reasons))).toEqual([]);
	});
});
