import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ConnectionSettings, WireRequest } from "../contract";
import { readPost } from "./receive";
import { signatureUsage } from "./signature";

const sha2Of = (content: string | Uint8Array, algorithm = "sha256") =>
	createHash(algorithm).update(content).digest("hex");
const statement = (attachments: object[], over: object = {}) => ({
	id: "12345678-1234-4234-8234-123456789abc",
	actor: { account: { homePage: "https://ketenid.nl/201703", name: "kind" } },
	verb: { id: "x:v" },
	object: { id: "x:1" },
	attachments,
	...over,
});
const attachment = (content: string, over: object = {}) => ({
	usageType: "x:work",
	display: { nl: "Werk" },
	contentType: "text/plain",
	length: Buffer.byteLength(content),
	sha2: sha2Of(content),
	...over,
});
interface SentPart {
	content: string;
	/** Null: the part names none. */
	type?: string | null;
	hash?: string | null;
	encoding?: string;
}
function post(statements: unknown, parts: SentPart[], firstType = "application/json") {
	const texts = parts.map(({ content, type = "text/plain", hash = sha2Of(content), encoding = "binary" }) => {
		const named = hash === null ? "" : `X-Experience-API-Hash: ${hash}\r\n`;
		const typed = type === null ? "" : `Content-Type: ${type}\r\n`;
		return `${typed}Content-Transfer-Encoding: ${encoding}\r\n${named}\r\n${content}`;
	});
	const all = [`Content-Type: ${firstType}\r\n\r\n${JSON.stringify(statements)}`, ...texts];
	const request: WireRequest = {
		method: "POST",
		path: "statements",
		query: new URLSearchParams(),
		headers: new Headers({ "X-Experience-API-Version": "1.0.3", "Content-Type": "multipart/mixed; boundary=b" }),
		body: Buffer.from(`${all.map((text) => `--b\r\n${text}\r\n`).join("")}--b--\r\n`),
		receivedAt: new Date("2026-11-23T10:00:00Z"),
	};
	const read = readPost(request);
	if (!read.ok) return read.refusal.details[0];
	return read.value.translate({ actorHomePages: {} } as unknown as ConnectionSettings).length;
}

describe("attachments that come along", () => {
	it("are taken in, also of a SubStatement, by any SHA-2, twice the same once, and beside fileUrl alone", () => {
		const { id: _id, ...sub } = statement([attachment("b", { sha2: sha2Of("b", "sha512").toUpperCase() })]);
		const nested = { ...sub, objectType: "SubStatement" };
		const elsewhere = attachment("c", { fileUrl: "https://oefen.example/c" });
		const one = statement([attachment("a"), attachment("a"), elsewhere], { object: nested });
		expect(post([one], [{ content: "a" }, { content: "b", hash: sha2Of("b", "sha512") }])).toBe(1);
	});
	it.each<[string, SentPart[], object]>([
		["a part is not binary", [{ content: "a", encoding: "base64" }], { code: "part-not-binary", path: "" }],
		["a part has no hash", [{ content: "a", hash: null }], { code: "part-without-hash", path: "" }],
		["a hash is not the content's", [{ content: "b", hash: sha2Of("a") }], { code: "part-hash-differs", path: "" }],
		["a part is nobody's", [{ content: "a" }, { content: "b" }], { code: "part-not-referenced", path: "" }],
		["a part is missing", [], { code: "attachment-missing", path: "/0/attachments/0/sha2" }],
	])("refuse all where %s", (_, parts, reason) => expect(post([statement([attachment("a")])], parts)).toEqual(reason));
	it("stand after the statements", () => {
		expect(post([], [], "text/plain")).toEqual({ code: "multipart-first-part", path: "" });
	});
	it("name a type that is one line: it is given back as a header", () => {
		const split = attachment("a", { contentType: "text/plain\r\n;x: y" });
		expect(post([statement([split])], [{ content: "a" }])).toMatchObject({ code: "not-a-media-type" });
	});
});

describe("the data of an attachment (part 2, 2.4.11)", () => {
	const sent = (over: object, part: Partial<SentPart> = {}) =>
		post([statement([attachment("Som 7 x 8", over)])], [{ content: "Som 7 x 8", ...part }]);
	it.each([
		["application/pdf", "application/pdf"],
		["image/png", "IMAGE/PNG"],
		["video/mp4", "video/mp4"],
		["text/plain; charset=utf-8", "text/plain"],
		["application/x-of-a-supplier", null],
	])("is taken in as %s, whatever it begins with, from a part that says %s", (contentType, type) =>
		expect(sent({ contentType }, { type })).toBe(1),
	);
	it.each([
		["application/pdf", "text/plain"],
		["image/png", "image/jpeg"],
		["text/plain", "text/plain2"],
	])("that is named %s and comes as %s refuses all", (contentType, type) =>
		expect(sent({ contentType }, { type })).toEqual({
			code: "attachment-of-another-type",
			path: "/0/attachments/0/contentType",
		}),
	);
	it.each([0, 8, 10, 9_000])("of another length refuses all: %i for 9", (length) =>
		expect(sent({ length })).toEqual({ code: "attachment-of-another-length", path: "/0/attachments/0/length" }),
	);
	it("counts bytes, not characters", () => {
		const file = (length: number) => post([statement([attachment("één", { length })])], [{ content: "één" }]);
		expect(file(5)).toBe(1);
		expect(file(3)).toMatchObject({ code: "attachment-of-another-length" });
	});
	it("elsewhere (fileUrl) is not looked at", () =>
		expect(post([statement([attachment("a", { fileUrl: "https://x.example/a", length: 7 })])], [])).toBe(1));
});

describe("a signature", () => {
	const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const jws = (payload: unknown, header: object = { alg: "RS256" }) => {
		const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
		return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
	};
	const signed = (content: string, over: { contentType?: string } = {}) => {
		const file = attachment(content, { usageType: signatureUsage, contentType: "application/octet-stream", ...over });
		return post([statement([file])], [{ content, type: over.contentType ?? "application/octet-stream" }]);
	};
	const { attachments: _none, ...original } = statement([]);
	it("signs this statement", () => expect(signed(jws(original))).toBe(1));
	it.each<[string, string, { contentType?: string }, string]>([
		["another statement", jws({ ...original, verb: { id: "x:w" } }), {}, "signature-of-another-statement"],
		["no statement", jws({ a: 1 }), {}, "signature-of-another-statement"],
		["another algorithm", jws(original, { alg: "none" }), {}, "signature-malformed"],
		["no JWS", "abc", {}, "signature-malformed"],
		["another type", jws(original), { contentType: "text/plain" }, "signature-media-type"],
		["no certificate", jws(original, { alg: "RS256", x5c: ["AAAA"] }), {}, "signature-not-by-certificate"],
	])("with %s refuses all", (_, content, over, code) => {
		expect(signed(content, over)).toEqual({ code, path: "/0/attachments/0" });
	});
	it("cannot stay elsewhere", () => {
		const file = attachment("a", { usageType: signatureUsage, fileUrl: "https://oefen.example/s" });
		expect(post([statement([file])], [])).toMatchObject({ code: "attachment-missing" });
	});
});
