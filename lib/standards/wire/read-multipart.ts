/** One part of a multipart message: its headers by lower-case name, and its content untouched. */
export interface Part {
	readonly headers: ReadonlyMap<string, string>;
	readonly content: Uint8Array;
}

export type ReadMultipart =
	| { readonly ok: true; readonly parts: readonly Part[] }
	| {
			readonly ok: false;
			readonly code: "multipart-malformed" | "multipart-too-many-parts" | "multipart-too-many-headers";
	  };

export const multipartLimits = { parts: 1_000, headers: 30, headerBytes: 8_000 } as const;
const dash = 0x2d;

/** The boundary of a Content-Type multipart/mixed (RFC 2046, 5.1.1); null: it is another type, or has none. */
export function readBoundary(mediaType: string | null): string | null {
	const [, parameters] = /^\s*multipart\/mixed\s*(;[^\r\n]{1,500})$/i.exec(mediaType ?? "") ?? [];
	const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(parameters ?? "") ?? [];
	return quoted ?? bare ?? null;
}

/**
 * The parts between the boundaries; what stands before the first and after the last is no part (RFC 2046, 5.1). One scan
 * over the bytes, no copy. At most 1,000 parts, each with at most 30 headers of 8,000 bytes together.
 */
export function readMultipart(body: Uint8Array, boundary: string): ReadMultipart {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
	const parts: Part[] = [];
	let at = bytes.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2))
		? delimiter.length - 2
		: endOf(bytes, delimiter, 0);
	while (at !== -1 && !isClosed(bytes, at)) {
		const begin = bytes.indexOf("\r\n", at, "latin1");
		if (begin === -1 || !/^[ \t]*$/.test(bytes.toString("latin1", at, Math.min(begin, at + 200)))) return malformed;
		const next = bytes.indexOf(delimiter, begin);
		if (next === -1) return malformed;
		if (parts.length === multipartLimits.parts) return { ok: false, code: "multipart-too-many-parts" };
		const part = readPart(bytes, begin, next);
		if ("code" in part) return part;
		parts.push(part);
		at = next + delimiter.length;
	}
	return at === -1 ? malformed : { ok: true, parts };
}

const malformed = { ok: false, code: "multipart-malformed" } as const;

function endOf(bytes: Buffer, text: Buffer, from: number): number {
	const found = bytes.indexOf(text, from);
	return found === -1 ? -1 : found + text.length;
}

function isClosed(bytes: Buffer, at: number): boolean {
	return bytes.at(at) === dash && bytes.at(at + 1) === dash;
}

/** @param begin of the line break after the boundary: a part without headers has an empty line at once */
function readPart(bytes: Buffer, begin: number, end: number): Part | Extract<ReadMultipart, { ok: false }> {
	const blank = bytes.indexOf("\r\n\r\n", begin, "latin1");
	if (blank === -1 || blank + 4 > end) return malformed;
	if (blank - begin > multipartLimits.headerBytes) return { ok: false, code: "multipart-too-many-headers" };
	const headers = new Map<string, string>();
	const lines = bytes
		.toString("latin1", begin + 2, blank)
		.split("\r\n")
		.filter(Boolean);
	if (lines.length > multipartLimits.headers) return { ok: false, code: "multipart-too-many-headers" };
	for (const line of lines) {
		const [, name, value] = /^([!#$%&'*+.^_`|~0-9a-z-]+):[ \t]*(.*)$/i.exec(line) ?? [];
		if (name === undefined || value === undefined) return malformed;
		headers.set(name.toLowerCase(), value.trim());
	}
	return { headers, content: bytes.subarray(blank + 4, end) };
}
