import type { RecordReason } from "../../domain/delivery";

/** What is wrong and how to mend it, for the sender's developer. Codes of this folder; each a message key of i18n. */
const adviceByCode: Readonly<Record<string, string>> = {
	required: "is required and missing; send it",
	"wrong-type": "has the wrong type; send the type of the standard, and leave out what is not there instead of null",
	"unknown-property": "is no property here; check spelling and case, or put it into extensions",
	"unknown-value": "is not one of the values that the standard lists",
	"not-an-iri":
		"is not an IRI with a scheme of at most 2,000 characters; write it in full, such as https://example.org/x",
	"not-a-uuid": "is not a UUID",
	"not-a-timestamp": "is not a moment; write it as 2026-11-23T09:30:00Z, with an offset other than -00:00",
	"not-a-duration": "is not a duration of ISO 8601; write it as PT1M30S",
	"not-a-language": "is not a language tag of RFC 5646; write it as nl-NL",
	"not-a-media-type": "is not an internet media type",
	"not-a-mailto": "is not a mailto address",
	"not-a-sha1": "is not the SHA-1 of a mailto address in hexadecimal digits",
	"not-a-sha2": "is not a SHA-2 hash in hexadecimal digits",
	empty: "is empty; send a value",
	"too-long": "is longer than 500 characters; send a shorter one",
	"one-identifier": "must have exactly one of mbox, mbox_sha1sum, openid and account",
	"authority-of-two": "must be an Agent, or an anonymous Group of exactly two Agents",
	"duplicate-id": "repeats an id of the same list; give each its own",
	"out-of-range": "is out of range; scaled lies from -1 to 1, raw between min and max",
	"min-not-below-max": "is not below max",
	"only-with-activity": "may only stand where the object is an Activity; leave it out",
	"nested-sub-statement": "is a SubStatement within a SubStatement; refer to a statement instead",
	"voids-no-statement": "must be a StatementRef, since the verb is voided",
	"id-is-not-the-parameter": "differs from the parameter statementId; send the same, or leave the id out",
	"statement-id-parameter": "The parameter statementId is required, once, and must be a UUID",
	"unknown-parameter":
		"A parameter is not one of this resource; check spelling and case, and leave out what the standard does not list",
	"repeated-parameter": "A parameter stands twice; send it once",
	"both-ids": "statementId and voidedStatementId exclude each other; send one",
	"id-with-other-parameters": "Beside an id only format and attachments may stand; leave the others out",
	"more-not-ours": "The word after more is not one that was given out; begin again without it",
	"parameter-statementId": "The parameter statementId is not a UUID",
	"parameter-voidedStatementId": "The parameter voidedStatementId is not a UUID",
	"parameter-registration": "The parameter registration is not a UUID",
	"parameter-agent": "The parameter agent is not an Agent or identified Group in JSON",
	"parameter-verb": "The parameter verb is not an IRI",
	"parameter-activity": "The parameter activity is not an IRI",
	"parameter-related-activities": "The parameter related_activities is neither true nor false",
	"parameter-related-agents": "The parameter related_agents is neither true nor false",
	"parameter-ascending": "The parameter ascending is neither true nor false",
	"parameter-since": "The parameter since is not a moment; write it as 2026-11-23T09:30:00Z",
	"parameter-until": "The parameter until is not a moment; write it as 2026-11-23T09:30:00Z",
	"parameter-limit": "The parameter limit is not a whole number from 0",
	"parameter-format": "The parameter format is not ids, exact or canonical",
	"parameter-attachments": "The parameter attachments is neither true nor false",
	"version-header-missing": "The header X-Experience-API-Version is missing; send 1.0.3 or 2.0.0",
	"version-not-supported":
		"The header X-Experience-API-Version names a version that is not spoken here; send 1.0.3 or 2.0.0",
	"origin-not-allowed":
		"The header Origin names a page that is not on the connection's list; ask an admin of the school to add it, as scheme, host and port (https://lessons.publisher.example), in the dashboard under Suppliers (Leveranciers), your name, Content in the browser (Lesstof in de browser). Or send from your server, without Origin",
	conflict: "belongs to a statement that is kept and differs; void that one and send this with another id",
	"not-json-media-type":
		"The Content-Type is neither JSON nor multipart; send application/json in UTF-8, or multipart/mixed with attachments",
	"multipart-without-boundary": "The Content-Type is not multipart/mixed with a boundary",
	"multipart-malformed":
		"The parts cannot be read; begin each with the boundary, end lines with CR LF, and close with the boundary and two dashes",
	"multipart-too-many-parts": "The request has more than 1,000 parts; send smaller batches",
	"multipart-too-many-headers":
		"A part has more than 30 headers, or more than 8,000 bytes of them; send those of the standard alone",
	"too-many-entries": "has more than 1,000 entries; send several statements",
	"too-many-signatures": "The request holds more than 100 signatures; send smaller batches",
	"multipart-first-part": "The first part is not JSON; send the statements first, with Content-Type application/json",
	"part-not-binary": "A part has no Content-Transfer-Encoding: binary; send attachments so",
	"part-without-hash":
		"A part has no X-Experience-API-Hash; send the SHA-2 of its content, which is also its attachment's sha2",
	"part-hash-differs": "The X-Experience-API-Hash of a part is not the SHA-2 of its content",
	"part-not-referenced": "A part is the attachment of no statement of the request; leave it out",
	"attachment-missing":
		"belongs to an attachment without data; send its part, or say with fileUrl where it is (a signature must be sent)",
	"attachment-of-another-type": "is not the Content-Type of the part with the data; name the same in both",
	"attachment-of-another-length": "is not the number of bytes of the data that came; count the bytes of the part",
	"signature-media-type": "is a signature, whose contentType is application/octet-stream",
	"signature-malformed": "is no JWS in compact form by RS256, RS384 or RS512",
	"signature-of-another-statement": "signs something else than this statement",
	"signature-not-by-certificate": "is not made with the certificate that it names",
	"body-empty": "The request has no body; send a statement or an array of statements",
	"body-too-large": "The statements are larger than 10 MB; send smaller batches",
	"too-many-statements": "The request holds more than 5,000 statements; send smaller batches",
	"not-utf-8": "The body is not UTF-8; encode it so",
	"not-json": "The body is not JSON; check brackets, quotes and commas",
	"json-too-deep": "The body nests deeper than 64 levels; flatten it",
	"json-too-many-values": "The body holds more than 1,000,000 values; send smaller batches",
	"json-too-many-keys":
		"The body holds an object with more than 2,000 properties; leave out what the standard does not know",
	"unstorable-text": "holds a NUL or half a surrogate pair; remove it from the text",
};

/** Where (JSON pointer), what, and how to mend it. Never a value of the message. */
export function describeReason({ code, path }: RecordReason): string {
	const advice = adviceByCode[code] ?? code;
	if (/^[A-Z]/.test(advice)) return `${advice}.`;
	return path === "" ? `The statement ${advice}.` : `${path} ${advice}.`;
}

/** Of records: what a valid statement is rejected for, and what makes it of no use here. */
export const rejectionCodes: readonly string[] = [
	"actor-is-a-group",
	"actor-home-page-not-mapped",
	"actor-without-account",
	"actor-mbox-not-allowed",
	"time-before-2000",
	"time-in-the-future",
	"too-long",
	"object-without-id",
];
/** Of records that were taken in and are odd. */
export const warningCodes: readonly string[] = [
	"scaled-contradicts-raw",
	"group-activity",
	"min-equals-max",
	"context-id-not-an-iri",
];
export const notUsedCodes: readonly string[] = [
	"no-unit",
	"verb-not-used",
	"object-is-no-activity",
	"activity-type-not-used",
	"launch-mode-not-normal",
];
