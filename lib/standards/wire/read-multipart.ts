/** One part of a multipart message: its headers by lower-case name, and its content untouched. */
export interface Part {
	readonly headers: ReadonlyMap<string, string>;
	readonly content: Uint8Array;
}

const maxParts = 1_000;
const maxHeaderBytes = 8_000;
const dash = 0x2d;

/** The boundary of a Content-Type multipart/mixed (RFC 2046, 5.1.1); null: it is another type, or has none. */
export function readBoundary(mediaType: string | null): string | null {
	const [, parameters] = /^\s*multipart\/mixed\s*(;[^\r\n]{1,500})$/i.exec(mediaType ?? "") ?? [];
	const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(parameters ?? "") ?? [];
	return quoted ?? bare ?? null;
}

/**
 * The parts between the boundaries; what stands before the first and after the last is no part (RFC 2046, 5.1). One scan
 * over the bytes, no copy. Null: no boundary closes it, a header cannot be read, or there are more than 1,000 parts.
 */
export function readMultipart(body: Uint8Array, boundary: string): readonly Part[] | null {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
	const parts: Part[] = [];
	let at = bytes.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2))
		? delimiter.length - 2
		: endOf(bytes, delimiter, 0);
	while (at !== -1 && !isClosed(bytes, at)) {
		const begin = bytes.indexOf("\r\n", at, "latin1");
		if (begin === -1 || !/^[ \t]*$/.test(bytes.toString("latin1", at, Math.min(begin, at + 200)))) return null;
		const next = bytes.indexOf(delimiter, begin);
		const part = next === -1 || parts.length === maxParts ? null : readPart(bytes, begin, next);
		if (part === null) return null;
		parts.push(part);
		at = next + delimiter.length;
	}
	return at === -1 ? null : parts;
}

function endOf(bytes: Buffer, text: Buffer, from: number): number {
	const found = bytes.indexOf(text, from);
	return found === -1 ? -1 : found + text.length;
}

function isClosed(bytes: Buffer, at: number): boolean {
	return bytes.at(at) === dash && bytes.at(at + 1) === dash;
}

/** @param begin of the line break after the boundary: a part without headers has an empty line at once */
function readPart(bytes: Buffer, begin: number, end: number): Part | null {
	const blank = bytes.indexOf("\r\n\r\n", begin, "latin1");
	if (blank === -1 || blank + 4 > end || blank - begin > maxHeaderBytes) return null;
	const headers = new Map<string, string>();
	for (const line of bytes
		.toString("latin1", begin + 2, blank)
		.split("\r\n")
		.filter(Boolean)) {
		const [, name, value] = /^([!#$%&'*+.^_`|~0-9a-z-]+):[ \t]*(.*)$/i.exec(line) ?? [];
		if (name === undefined || value === undefined) return null;
		headers.set(name.toLowerCase(), value.trim());
	}
	return { headers, content: bytes.subarray(blank + 4, end) };
}
