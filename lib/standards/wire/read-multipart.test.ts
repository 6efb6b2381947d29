import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBoundary, readMultipart } from "./read-multipart";

const bytes = (text: string) => new TextEncoder().encode(text);
const partsOf = (body: Uint8Array, boundary: string) => {
	const read = readMultipart(body, boundary);
	return read.ok ? read.parts : undefined;
};
const contentsOf = (text: string) => partsOf(bytes(text), "b")?.map(({ content }) => String(Buffer.from(content)));

describe("the boundary", () => {
	it.each([
		["multipart/mixed; boundary=abc", "abc"],
		['Multipart/Mixed; charset=x; boundary="a b:c"', "a b:c"],
		["multipart/mixed; boundary=abc; x=y", "abc"],
		["multipart/mixed", null],
		["multipart/form-data; boundary=abc", null],
		[`multipart/mixed; boundary=${"x".repeat(71)}`, null],
		[null, null],
	])("of %s is %s", (type, boundary) => expect(readBoundary(type)).toBe(boundary));
});

describe("the parts", () => {
	it("are what was put in, whatever the bytes", () => {
		const part = fc.record({ name: fc.stringMatching(/^x-[a-z]{1,9}$/), content: fc.uint8Array() });
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
				const boundary = "6f1ed002ab5595859014ebf0951522d9";
				const body = parts.flatMap(({ name, content }) => [
					bytes(`--${boundary}\r\n${name}: yes\r\n\r\n`),
					content,
					bytes("\r\n"),
				]);
				const read = partsOf(Buffer.concat([...body, bytes(`--${boundary}--`)]), boundary);
				expect(read?.map(({ headers, content }) => [headers.get(parts[0]!.name), [...content]])).toEqual(
					parts.map(({ name, content }) => [name === parts[0]!.name ? "yes" : undefined, [...content]]),
				);
			}),
		);
	});
	it("stand between boundaries: what is before and after is none, and a part may be empty or without headers", () => {
		expect(contentsOf("before\r\n--b\r\nA: 1\r\n\r\none\r\n--b \r\n\r\n\r\n--b--after")).toEqual(["one", ""]);
	});
	it.each([
		["nothing closes it", "--b\r\nA: 1\r\n\r\none\r\n--b"],
		["there is no boundary", "one"],
		["another boundary begins alike", "--bb\r\nA: 1\r\n\r\none\r\n--bb--"],
		["a header is none", "--b\r\nA 1\r\n\r\none\r\n--b--"],
		["headers do not end", "--b\r\nA: 1\r\none\r\n--b--"],
		["lines end without CR", "--b\nA: 1\n\none\n--b--"],
	])("cannot be read where %s", (_, text) => expect(contentsOf(text)).toBeUndefined());
	it.each([
		["multipart-too-many-parts", `${"--b\r\n\r\n\r\n".repeat(1_001)}--b--`],
		["multipart-too-many-headers", `--b\r\n${"A: 1\r\n".repeat(31)}\r\none\r\n--b--`],
		["multipart-too-many-headers", `--b\r\nA: ${"1".repeat(8_000)}\r\n\r\none\r\n--b--`],
		["multipart-malformed", "one"],
	])("are refused with %s", (code, text) => expect(readMultipart(bytes(text), "b")).toEqual({ ok: false, code }));
	it("end for any bytes", () => {
		const piece = fc.constantFrom("--b", "\r\n", "--", "A: 1", "x", "\r\n--b\r\n", "\r\n\r\n");
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const read = partsOf(bytes(pieces.join("")), "b");
				expect(read === undefined || read.length <= pieces.length).toBe(true);
			}),
			{ numRuns: 1_000 },
		);
	});
});
