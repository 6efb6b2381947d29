import { verify, X509Certificate } from "node:crypto";
import { fingerprint } from "./fingerprint";
import type { Attachment, Statement } from "./statement";
import { isObject } from "./validate/fault";
import { checkStatement } from "./validate/statement";

export const signatureUsage = "http://adlnet.gov/expapi/attachments/signature";
const algorithms: Readonly<Record<string, string>> = { RS256: "sha256", RS384: "sha384", RS512: "sha512" };
/** A statement of our size limit, in base64 and with a chain of certificates. */
const maxBytes = 200_000;

/**
 * The code of what is wrong with a signature (part 2, 2.6): a JWS in compact form whose payload is the same statement, by
 * RS256, RS384 or RS512; where it names its certificate (x5c), it must be made by it. Whose certificate that is, nobody
 * here can say. Null: all is well.
 */
export function checkSignature(statement: Statement, attachment: Attachment, content: Uint8Array): string | null {
	if (attachment.contentType !== "application/octet-stream") return "signature-media-type";
	const jws = content.byteLength > maxBytes ? "" : Buffer.from(content).toString("latin1").trim();
	const [, head = "", payload = "", sign = ""] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(jws) ?? [];
	const [header, signed] = [readPart(head), readPart(payload)];
	const algorithm = isObject(header) ? algorithms[String(header.alg)] : undefined;
	if (!isObject(header) || algorithm === undefined || signed === null) return "signature-malformed";
	if (checkStatement(signed, true) !== null || !sameStatement(signed as Statement, statement))
		return "signature-of-another-statement";
	if (!Array.isArray(header.x5c)) return null;
	return isMadeBy(header.x5c[0], algorithm, `${head}.${payload}`, sign) ? null : "signature-not-by-certificate";
}

function readPart(text: string): unknown {
	try {
		return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
	} catch {
		return null;
	}
}

/** The signature itself cannot be within what it signs; an id may be given after signing. */
function sameStatement(signed: Statement, sent: Statement): boolean {
	if (signed.id !== undefined && signed.id.toLowerCase() !== sent.id?.toLowerCase()) return false;
	const [one, other] = [signed, sent].map((statement) => Buffer.from(fingerprint(withoutSignatures(statement), "")));
	return one !== undefined && other !== undefined && one.equals(other);
}

function withoutSignatures({ attachments, ...statement }: Statement): Statement {
	const others = (attachments ?? []).filter(({ usageType }) => usageType !== signatureUsage);
	return others.length > 0 ? { ...statement, attachments: others } : statement;
}

function isMadeBy(certificate: unknown, algorithm: string, text: string, sign: string): boolean {
	try {
		const { publicKey } = new X509Certificate(Buffer.from(String(certificate), "base64"));
		return verify(algorithm, Buffer.from(text), publicKey, Buffer.from(sign, "base64url"));
	} catch {
		return false;
	}
}
