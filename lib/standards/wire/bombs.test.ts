import fc from "fast-check";
import { expect, it } from "vitest";
import { sized } from "../../testing/sizes";
import { readPage } from "../edu-v-roster/read-page";
import { jsonLimits, readJson } from "./read-json";
import { multipartLimits, readMultipart } from "./read-multipart";

const bytes = (text: string) => new TextEncoder().encode(text);
const jsonCode = (text: string) => {
	const read = readJson(bytes(text), 20_000_000);
	return read.ok ? null : (read.refusal.details[0]?.code ?? "");
};
const multipartCode = (text: string) => {
	const read = readMultipart(bytes(text), "b");
	return read.ok ? null : read.code;
};

interface Bomb {
	readonly code: string;
	readonly most: number;
	read(times: number): string | null;
}
const keys = (count: number) => Array.from({ length: count }, (_, n) => `"${n}":[]`).join();
const bombs: readonly Bomb[] = [
	{ code: "json-too-deep", most: jsonLimits.depth, read: (n) => jsonCode("[".repeat(n) + "]".repeat(n)) },
	{ code: "json-too-deep", most: jsonLimits.depth, read: (n) => jsonCode(`${'{"a":'.repeat(n)}1${"}".repeat(n)}`) },
	{ code: "json-too-many-keys", most: jsonLimits.keys, read: (n) => jsonCode(`{${keys(n)}}`) },
	{ code: "json-too-many-keys", most: jsonLimits.keys, read: (n) => jsonCode(`[{"a":{${keys(n)}}},{"b":"{"}]`) },
	{
		code: "multipart-too-many-parts",
		most: multipartLimits.parts,
		read: (n) => multipartCode(`${"--b\r\nA: 1\r\n\r\none\r\n".repeat(n)}--b--`),
	},
	{
		code: "multipart-too-many-headers",
		most: multipartLimits.headers,
		read: (n) =>
			multipartCode(`--b\r\n${Array.from({ length: n }, (_, at) => `A${at}: 1\r\n`).join("")}\r\none\r\n--b--`),
	},
];

it("generated messages are read up to each limit and refused above it, with the count", {
	timeout: 60_000,
}, () => {
	const share = fc.oneof(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true }));
	fc.assert(
		fc.property(fc.constantFrom(...bombs), share, ({ code, most, read }, of) => {
			const count = Math.ceil(most * of);
			expect(read(count)).toBe(count <= most ? null : code);
		}),
		{ numRuns: sized(200, 1_500) },
	);
});

it("a page of half a million wrong rows costs one fault, not one for each", () => {
	const started = process.cpuUsage();
	const refusal = (text: string) => {
		const page = readPage("students", bytes(text));
		return page.ok ? null : page.refusal.details;
	};
	expect(refusal(`[${"{},".repeat(90_000)}{}]`)?.every(({ path }) => path.startsWith("/0"))).toBe(true);
	expect(refusal(`[${"0,".repeat(400_000)}0]`)).toEqual([{ code: "too-many-rows", path: "" }]);
	const { user, system } = process.cpuUsage(started);
	expect((user + system) / 1_000).toBeLessThan(2_000);
});
