import { describe, expect, it } from "vitest";
import type { WireRequest } from "../contract";
import { eduVResults } from "./index";
import { readNumber } from "./read-number";

const request = (path: string): WireRequest => ({
	method: "POST",
	path,
	query: new URLSearchParams(),
	headers: new Headers(),
	body: new Uint8Array(),
	receivedAt: new Date("2026-11-23T10:00:00Z"),
});

describe("a refusal in the standard's own form", () => {
	it.each([
		["malformed", 400, 11],
		["schema", 400, 11],
		["version", 400, 12],
		["scope", 403, 21],
		["no-connection", 403, 22],
		["connection-not-active", 403, 22],
		["unknown-school", 400, 23],
		["too-large", 413, 99],
		["unavailable", 503, 99],
	] as const)("%s is %i with %i", (code, http, status) => {
		const answer = eduVResults.refuse({ code, details: [] }, request("v2/results"));
		expect(answer).toMatchObject({ status: http, headers: { "API-Version": "2.1.0" } });
		expect(JSON.parse(String(answer.body))).toEqual([{ status, statusMessage: expect.any(String) }]);
	});
	it("without a token has no body, only the challenge", () => {
		const answer = eduVResults.refuse({ code: "unauthorized", details: [] }, request("v1/results"));
		expect(answer).toMatchObject({ status: 401, body: null, headers: { "API-Version": "1.0.0" } });
		expect(answer.headers["WWW-Authenticate"]).toMatch(/^Bearer /);
	});
});

describe("a number", () => {
	it.each([
		["7.5", "7.5"],
		["7,5", "7.5"],
		[" -12 ", "-12"],
		["0,25", "0.25"],
	])("'%s' reads as %s", (text, number) => expect(readNumber(text)).toBe(number));
	it.each(["", "zeven", "1.000,5", "1e3", "7.", ".5", "NaN", "9".repeat(16), "0x10", "7 5"])("'%s' does not", (text) =>
		expect(readNumber(text)).toBeNull(),
	);
});
