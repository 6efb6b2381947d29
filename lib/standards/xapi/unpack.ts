import type { Read } from "../contract";
import { isJsonMediaType } from "../wire/media-type";
import { type Part, readBoundary, readMultipart } from "../wire/read-multipart";

/** What a message holds: the JSON of its statements, and the data of attachments. */
export interface Unpacked {
	readonly json: Uint8Array;
	readonly parts: readonly Part[];
}

/** Either JSON alone, or multipart/mixed whose first part is JSON and whose others are attachments (part 3, 1.5). */
export function unpack(mediaType: string | null, body: Uint8Array): Read<Unpacked> {
	if (!/^\s*multipart\//i.test(mediaType ?? ""))
		return isJsonMediaType(mediaType)
			? { ok: true, value: { json: body, parts: [] } }
			: refuse("media-type", "not-json-media-type");
	const boundary = readBoundary(mediaType);
	if (boundary === null) return refuse("malformed", "multipart-without-boundary");
	const read = readMultipart(body, boundary);
	if (!read.ok) return refuse(read.code === "multipart-malformed" ? "malformed" : "too-large", read.code);
	const [first, ...parts] = read.parts;
	if (first === undefined) return refuse("malformed", "multipart-malformed");
	const type = first.headers.get("content-type");
	if (type === undefined || !isJsonMediaType(type)) return refuse("malformed", "multipart-first-part");
	return { ok: true, value: { json: first.content, parts } };
}

function refuse(code: "malformed" | "media-type" | "too-large", detail: string): Read<never> {
	return { ok: false, refusal: { code, details: [{ code: detail, path: "" }] } };
}
