import { hash } from "node:crypto";
import type { KeptMessage, StoredStatement } from "../contract";
import { type AttachmentData, dataOf, listAttachments } from "./attachments";
import type { Statement } from "./statement";
import { unpack } from "./unpack";
import type { JsonObject } from "./validate/fault";

/** A message that was taken in before, read again. */
export interface ReadMessage {
	readonly value: unknown;
	readonly data: AttachmentData;
}
export interface KeptStatement {
	readonly stored: StoredStatement;
	/** As it was sent. */
	readonly body: JsonObject;
	/** Of the message that it came in. */
	readonly data: AttachmentData;
}

export function readMessage({ mediaType, body }: KeptMessage): ReadMessage {
	const unpacked = unpack(mediaType, body);
	if (!unpacked.ok) throw new Error("a kept message cannot be read");
	const { json, parts } = unpacked.value;
	return { value: JSON.parse(new TextDecoder().decode(json)), data: dataOf(parts) };
}

/**
 * The answer with the data of its statements' attachments, each once (part 3, 1.5.2). The boundary is a hash over all that
 * it keeps apart, so nothing of it can hold the boundary.
 */
export function writeMultipart(json: string, statements: readonly KeptStatement[]) {
	const text = Buffer.from(json);
	const parts = [...collect(statements)];
	const boundary = hash("sha256", Buffer.concat([text, ...parts.map(([, { content }]) => content)]), "hex");
	const chunks: Uint8Array[] = [Buffer.from(`--${boundary}\r\nContent-Type: application/json\r\n\r\n`), text];
	for (const [sha2, { contentType, content }] of parts) {
		const headers = `Content-Type: ${contentType}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${sha2}`;
		chunks.push(Buffer.from(`\r\n--${boundary}\r\n${headers}\r\n\r\n`), content);
	}
	chunks.push(Buffer.from(`\r\n--${boundary}--\r\n`));
	return { mediaType: `multipart/mixed; boundary=${boundary}`, body: new Uint8Array(Buffer.concat(chunks)) };
}

/** Attachments whose data came with their statement, by hash. */
function collect(statements: readonly KeptStatement[]) {
	const found = new Map<string, { readonly contentType: string; readonly content: Uint8Array }>();
	for (const { body, data } of statements) {
		for (const { attachment } of listAttachments(body as unknown as Statement)) {
			const sha2 = attachment.sha2.toLowerCase();
			const content = data.get(sha2)?.content;
			if (content !== undefined) found.set(sha2, { contentType: attachment.contentType, content });
		}
	}
	return found;
}
