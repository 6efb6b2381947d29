import fc from "fast-check";
import { expect } from "vitest";
import { domainRecordSchema } from "../domain/records";
import type { ConnectionSettings, ExchangeStandard, WireRequest } from "../standards/contract";
import { mutate, mutation } from "./mutate-json";
import { sized } from "./sizes";
import { type FixtureInput, findDeliverEndpoint, toWireRequest } from "./standard-fixtures";

/**
 * Whatever comes in, the standard does not throw, takes under a second of the processor (not of the clock: the machine
 * may be busy), and gives a reason for what it does not take.
 */
export function expectReasoned(standard: ExchangeStandard, request: WireRequest): void {
	const endpoint = findDeliverEndpoint(standard, request);
	const started = process.cpuUsage();
	const read = endpoint.read(request);
	if (!read.ok) {
		expect(read.refusal.details.length).toBeGreaterThan(0);
		for (const { code } of read.refusal.details) expect(code).toMatch(/^[a-z0-9-]+$/);
		expect(standard.refuse(read.refusal, request).status).toBeGreaterThanOrEqual(400);
	} else {
		const settings = { actorHomePages: {}, mboxAllowed: true } as unknown as ConnectionSettings;
		for (const parsed of read.value.translate(settings)) {
			if ("record" in parsed) domainRecordSchema.parse(parsed.record);
			else expect(parsed.rejected.path.startsWith("/")).toBe(true);
		}
	}
	const { user, system } = process.cpuUsage(started);
	expect((user + system) / 1_000).toBeLessThan(1_000);
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
}

/** Valid messages with one to four places changed, and bodies that are no messages at all. */
export function expectBadInputIsReasoned(standard: ExchangeStandard, inputs: readonly FixtureInput[]): void {
	fc.assert(
		fc.property(fc.constantFrom(...inputs), fc.array(mutation, { minLength: 1, maxLength: 4 }), (input, mutations) => {
			expectReasoned(standard, toWireRequest({ ...input, body: mutate(input.body, mutations) }));
		}),
		{ numRuns: sized(300, 1_500) },
	);
	const [first] = inputs;
	if (first === undefined) throw new Error("no fixture to mutate");
	const request = toWireRequest(first);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.uint8Array(),
				fc.json().map((text) => new TextEncoder().encode(text)),
			),
			(body) => {
				expectReasoned(standard, { ...request, body });
			},
		),
	);
	const deep = '{"a":['.repeat(10_000);
	for (const text of [deep, `[${"1,".repeat(1_000_000)}1]`, '{"id":1e999999}', `"${"x".repeat(9_000_000)}"`])
		expectReasoned(standard, { ...request, body: new TextEncoder().encode(text) });
}
