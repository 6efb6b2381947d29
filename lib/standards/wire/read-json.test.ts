import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureJson } from "./json-text";
import { readJson } from "./read-json";

const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = (body: Uint8Array, maxBytes = 1_000_000) => {
	const read = readJson(body, maxBytes);
	return read.ok ? "ok" : read.refusal.details[0]?.code;
};

const noLimit = { depth: Infinity, values: Infinity, keys: Infinity };

describe("reading JSON", () => {
	it("gives back what any JSON value says", () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
				const text = JSON.stringify(value);
				expect(readJson(bytes(text), 1_000_000)).toEqual({ ok: true, value: JSON.parse(text) });
			}),
		);
	});
	it("knows the depth of anything that parses", () => {
		const measureDepth = (text: string) => measureJson(text, noLimit).depth;
		const depth = (value: unknown): number =>
			typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(measureDepth(JSON.stringify(value))).toBe(depth(JSON.parse(JSON.stringify(value))));
			}),
		);
		expect(measureDepth('["\\\\\\"[[[{", "[", {"[": "]"}]')).toBe(2);
	});
	it("counts no fewer values and keys than there are", () => {
		const each = (value: unknown): unknown[] =>
			typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(each)] : [value];
		const keysOf = (value: unknown) =>
			typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value).length : 0;
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const all = each(JSON.parse(JSON.stringify(value)));
				const { values, keys } = measureJson(JSON.stringify(value), noLimit);
				expect(values).toBeGreaterThanOrEqual(all.length);
				expect(values).toBeLessThanOrEqual(2 * all.length);
				expect(keys).toBe(Math.max(...all.map(keysOf)));
			}),
		);
	});
	it.each([
		["json-too-many-values", `[${"[],".repeat(6_600_000)}[]]`],
		["json-too-many-values", `[${"0,".repeat(1_000_000)}0]`],
		["json-too-many-values", `{"a":[${'{"b":1},'.repeat(600_000)}1]}`],
		["json-too-many-keys", `[{${Array.from({ length: 2_001 }, (_, n) => `"${n}":1`).join()}}]`],
		["not-json", `${"]".repeat(1_000_000)}`],
	])("says %s before it takes any memory for it", (code, text) => {
		const body = bytes(text);
		global.gc?.();
		const before = process.memoryUsage().heapUsed;
		expect(codeOf(body, 20_000_000)).toBe(code);
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
	});
	it("refuses 10,000 brackets quickly, closed or not, and takes 64", () => {
		expect(codeOf(bytes("[".repeat(10_000)))).toBe("json-too-deep");
		expect(codeOf(bytes(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`))).toBe("json-too-deep");
		expect(codeOf(bytes("[".repeat(64) + "]".repeat(64)))).toBe("ok");
		expect(codeOf(bytes("[".repeat(65) + "]".repeat(65)))).toBe("json-too-deep");
	});
	it("refuses what is no UTF-8, no JSON, empty or too large", () => {
		expect(codeOf(new Uint8Array([0x22, 0xc3, 0x28, 0x22]))).toBe("not-utf-8");
		expect(codeOf(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe("not-utf-8");
		expect(codeOf(bytes("{'a': 1}"))).toBe("not-json");
		expect(codeOf(new Uint8Array())).toBe("body-empty");
		expect(codeOf(bytes("[1,2,3]"), 3)).toBe("body-too-large");
		expect(codeOf(bytes("\ufeff[]"))).toBe("ok");
	});
	it("refuses text that cannot be kept, and says where", () => {
		const read = readJson(bytes('{"a/b": ["x", "y\\u0000"]}'), 1_000);
		expect(read).toMatchObject({ refusal: { details: [{ code: "unstorable-text", path: "/a~1b/1" }] } });
		expect(codeOf(bytes('"\\ud800"'))).toBe("unstorable-text");
		expect(codeOf(bytes('"\\ud83d\\ude00"'))).toBe("ok");
		expect(codeOf(bytes('"\\\\u0000"'))).toBe("ok");
	});
});
