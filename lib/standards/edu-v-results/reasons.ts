import type { RecordReason } from "../../domain/delivery";

/** What to do about each code that this folder gives: what is wrong and how to mend it, for the sender's developer. */
const adviceByCode: Readonly<Record<string, string>> = {
	required: "is required and missing; send it",
	"wrong-type": "has the wrong type; send the type of the schema, and leave out what is not there instead of null",
	"unknown-value": "is not one of the values that this version of the schema lists; send one of those",
	"wrong-format": "does not have the form that the schema asks for",
	"not-a-date-time": "is not a date and time of RFC 3339; write it as 2026-11-23T09:30:00Z",
	"too-short": "is empty; send a value or leave the property out where the schema allows it",
	"too-long":
		"is longer than 500 characters (ids), 200 (values), 10,000 (text) or holds too many entries (README); shorten or split it",
	"too-many-repetitions":
		"and the scales come to more than 50 MB when they are repeated for each item; send fewer items in a message",
	"scale-range": "is not a score interval; write 'x' or 'x-y' with decimal numbers, such as 5.5-10",
	"time-before-2000": "lies before the year 2000; send the real date and time",
	"time-in-the-future": "lies more than a day ahead of our clock; check the clock and time zone of the sender",
	"time-too-long-ago":
		"lies further back than this school lets in; send it again after the school's administrator has allowed more years, or leave it out",
	"pupil-not-named":
		"names no pupil; send userMasterIdentifier (ECK iD) or at least one userIds entry that is not empty",
	"not-a-number": "does not read as a number, which this type needs; write digits with a decimal point, such as 7.5",
	"outside-percentage": "lies outside 0-100, the values of a PercentageCorrect; send the share right in percent",
	"outside-percentile": "lies outside 0-100, the values of a Percentiel and a CPercentiel; send the percentile",
	"outside-grade": "lies outside 0-10, the values of a Grade0-10 and a Grade0.0-10.0; send the grade",
	"outside-a-e": "is not one of A, B, C, D, E, the values of an AE and a CAE; send one of those",
	"outside-i-v": "is not one of I, II, III, IV, V, the values of an IV and a CIV; send one of those",
	"outside-erk": "is not one of A1, A2, B1, B2, C1, C2, the values of an RnERK; send one of those",
	"above-maximum": "is above its scoreMaximum; kept as sent, and shown beyond the end of its scale",
	"below-zero": "is below 0, where this type counts from 0; kept as sent, check the score",
	"level-not-listed": "is none of the values that we know of this type; kept as sent, but it has no place in an order",
	"grade-not-whole": "has decimals, where Grade0-10 has whole grades; kept as sent, Grade0.0-10.0 is meant for it",
	"empty-value": "is empty; send the value, or leave the result out and set missing to true",
	"unknown-assessment": "refers to another assessment than assessmentDefinition; send its id",
	"unknown-part":
		"refers to a part that assessmentDefinition.parts does not list; add the part or correct the reference",
	"body-empty": "The message has no body; send AssessmentScoresAndResults as JSON",
	"body-too-large": "The message is too large; send the items in several messages of at most 10 MB",
	"not-utf-8": "The message is not UTF-8; encode it so",
	"not-json": "The message is not JSON; check brackets, quotes and commas",
	"json-too-deep": "The message nests deeper than 64 levels; flatten it",
	"json-too-many-values": "The message holds more than 1,000,000 values; send the items in several messages",
	"json-too-many-keys":
		"The message holds an object with more than 2,000 properties; leave out what the standard does not know",
	"unstorable-text": "holds a NUL or half a surrogate pair; remove it from the text",
	"not-json-media-type": "The Content-Type is not JSON; send application/json in UTF-8",
	"api-version-not-supported":
		"The header API-Version names another major version than the address; send 1.0.0 to v1 and 2.x to v2, or leave it out",
};

/** One sentence: where (JSON pointer), what, and how to mend it. Never a value of the message. */
export function describeReason({ code, path }: RecordReason): string {
	const advice = adviceByCode[code];
	if (advice === undefined) return path === "" ? `Refused: ${code}.` : `${path}: ${code}.`;
	return path === "" ? `${/^[A-Z]/.test(advice) ? "" : "The message "}${advice}.` : `${path} ${advice}.`;
}

/** Codes of this folder, each a message key of i18n. */
export const reasonCodes: readonly string[] = [...Object.keys(adviceByCode), "superseded-in-message"];
