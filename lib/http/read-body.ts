import { promisify } from "node:util";
import { gunzip } from "node:zlib";

const unpack = promisify(gunzip);

/** A body may unpack to a hundred times its size, and to a small size in any case. */
const maxRatio = 100;
const alwaysAllowedBytes = 1_000_000;

export type ReadBody =
	| { readonly ok: true; readonly body: Uint8Array }
	| { readonly ok: false; readonly code: "too-large" | "malformed" | "media-type"; readonly bytes: number };

/**
 * The whole body, never more than `maxBytes` of it in memory: a declared or real excess ends the reading at once. Gzip is
 * unpacked up to the same limit and at most a hundredfold.
 */
export async function readBody(request: Request, maxBytes: number): Promise<ReadBody> {
	const declared = Number(request.headers.get("content-length") ?? 0);
	if (declared > maxBytes) return { ok: false, code: "too-large", bytes: declared };
	const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
	if (encoding !== "identity" && encoding !== "gzip") return { ok: false, code: "media-type", bytes: declared };
	const sent = await collect(request.body, maxBytes);
	if (!sent.ok || encoding === "identity") return sent;
	return unzip(sent.body, maxBytes);
}

async function collect(stream: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<ReadBody> {
	if (stream === null) return { ok: true, body: new Uint8Array() };
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	// Leaving the loop cancels the stream.
	for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
		bytes += chunk.byteLength;
		if (bytes > maxBytes) return { ok: false, code: "too-large", bytes };
		chunks.push(chunk);
	}
	return { ok: true, body: Buffer.concat(chunks) };
}

async function unzip(packed: Uint8Array, maxBytes: number): Promise<ReadBody> {
	const bytes = packed.byteLength;
	const maxOutputLength = Math.min(maxBytes, Math.max(alwaysAllowedBytes, bytes * maxRatio));
	try {
		return { ok: true, body: await unpack(packed, { maxOutputLength }) };
	} catch (error) {
		const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
		return { ok: false, code: tooLarge ? "too-large" : "malformed", bytes };
	}
}
