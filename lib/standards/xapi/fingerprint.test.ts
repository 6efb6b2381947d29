import { describe, expect, it } from "vitest";
import { fingerprint } from "./fingerprint";
import type { Statement } from "./statement";

const id = "12345678-1234-4234-8234-123456789abc";
const a = { mbox: "mailto:a@example.org" };
const b = { mbox: "mailto:b@example.org" };
const base = {
	id,
	actor: { objectType: "Group", member: [a, b] },
	verb: { id: "x:verb", display: { nl: "deed" } },
	object: { id: "x:1", definition: { name: { nl: "Som" } } },
	result: { duration: "PT1.239S", extensions: { "x:e": [1, { objectType: "Agent" }] } },
	context: { contextActivities: { parent: { id: "x:2" } } },
};
const print = (over: object) =>
	Buffer.from(fingerprint({ ...base, ...over } as unknown as Statement, id)).toString("hex");

it("tells which statement is referred to", () => {
	const refer = (to: string) => print({ context: { statement: { objectType: "StatementRef", id: to } } });
	expect(refer(id)).not.toBe(refer(id.replace("1", "2")));
	expect(refer(id)).toBe(refer(id.toUpperCase()));
});

describe("what may not change under one id", () => {
	it.each([
		["what the receiver sets", { stored: "x", authority: a, timestamp: "2026-01-01T00:00:00Z", version: "1.0.3" }],
		["the case of an id", { id: id.toUpperCase() }],
		["the order of members", { actor: { member: [b, a], objectType: "Group" } }],
		["the display of the verb", { verb: { id: "x:verb" } }],
		["a definition and a default type", { object: { objectType: "Activity", id: "x:1" } }],
		["an array of one", { context: { contextActivities: { parent: [{ id: "x:2" }] } } }],
		["less than a hundredth of a second", { result: { ...base.result, duration: "PT1.23S" } }],
	])("is not %s", (_name, over) => expect(print(over)).toBe(print({})));
	it.each([
		["who", { actor: a }],
		["which verb", { verb: { id: "x:other" } }],
		["what on", { object: { id: "x:3" } }],
		["the result", { result: { ...base.result, success: true } }],
		["an extension", { result: { ...base.result, extensions: { "x:e": [1, {}] } } }],
		["the context", { context: {} }],
	])("is %s", (_name, over) => expect(print(over)).not.toBe(print({})));
});
