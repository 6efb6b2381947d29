import { hash } from "node:crypto";
import type { Part } from "../wire/read-multipart";
import { checkSignature, signatureUsage } from "./signature";
import type { Attachment, Statement, SubStatement } from "./statement";
import { type Fault, fault } from "./validate/fault";

const hashHeader = "x-experience-api-hash";

/** The parts that hold the data of attachments, by their SHA-2 in small letters. */
export type AttachmentData = ReadonlyMap<string, Part>;

/** Where the attachments of a statement stand: its own, and those of a SubStatement. */
export function listAttachments(
	statement: Statement | SubStatement,
): { attachment: Attachment; path: PropertyKey[] }[] {
	const own = (statement.attachments ?? []).map((attachment, index) => ({ attachment, path: ["attachments", index] }));
	const { object } = statement;
	if (object.objectType !== "SubStatement") return own;
	return [...own, ...listAttachments(object).map((one) => ({ ...one, path: ["object", ...one.path] }))];
}

export function countSignatures(statement: Statement): number {
	return listAttachments(statement).filter(({ attachment }) => attachment.usageType === signatureUsage).length;
}

export function dataOf(parts: readonly Part[]): AttachmentData {
	return new Map(parts.map((part) => [part.headers.get(hashHeader)?.toLowerCase() ?? "", part]));
}

const algorithms: Readonly<Record<number, string>> = { 56: "sha224", 64: "sha256", 96: "sha384", 128: "sha512" };

/**
 * The code of what is wrong with a part after the first (part 3, 1.5.2): it is binary, and has the hash of its content.
 * Null: all is well.
 */
export function checkParts(parts: readonly Part[]): string | null {
	for (const { headers, content } of parts) {
		if (headers.get("content-transfer-encoding")?.toLowerCase() !== "binary") return "part-not-binary";
		const sha2 = headers.get(hashHeader)?.toLowerCase();
		if (sha2 === undefined) return "part-without-hash";
		const algorithm = algorithms[sha2.length];
		if (algorithm === undefined || hash(algorithm, content, "hex") !== sha2) return "part-hash-differs";
	}
	return null;
}

/** Whether each part is an attachment of one of the statements. */
export function allReferenced(data: AttachmentData, statements: readonly Statement[]): boolean {
	if (data.size === 0) return true;
	const wanted = new Set(statements.flatMap(listAttachments).map(({ attachment }) => attachment.sha2.toLowerCase()));
	return [...data.keys()].every((sha2) => wanted.has(sha2));
}

/**
 * An attachment says where its data is, or brings it in a part of the type and length that it names; a signature brings it, and
 * it must sign this statement.
 */
export function checkAttachments(statement: Statement, data: AttachmentData): Fault | null {
	for (const { attachment, path } of listAttachments(statement)) {
		const part = data.get(attachment.sha2.toLowerCase());
		const content = part?.content;
		const [code, key] = part === undefined ? [] : differsFrom(part, attachment);
		if (code !== undefined && key !== undefined) return fault(code, ...path, key);
		const isSignature = attachment.usageType === signatureUsage;
		if (content === undefined && (isSignature || attachment.fileUrl === undefined))
			return fault("attachment-missing", ...path, "sha2");
		const wrong = isSignature && content !== undefined ? checkSignature(statement, attachment, content) : null;
		if (wrong !== null) return fault(wrong, ...path);
	}
	return null;
}

/** What an attachment says otherwise than its part is: the code and the property (part 2, 2.4.11). What is in the data is nobody's question here. */
function differsFrom({ headers, content }: Part, { contentType, length }: Attachment): [code?: string, key?: string] {
	const sent = headers.get("content-type");
	if (sent !== undefined && essenceOf(sent) !== essenceOf(contentType))
		return ["attachment-of-another-type", "contentType"];
	return content.byteLength === length ? [] : ["attachment-of-another-length", "length"];
}

/** Type and subtype (RFC 6838): parameters say how to read it, not what it is. */
const essenceOf = (mediaType: string) => mediaType.split(";")[0]?.trim().toLowerCase();
