import type { Needles } from "./find-needles";

/** What a message as it came becomes when a pupil is taken out of it. */
export type Cut =
	/** Says nothing of the pupil. */
	| { readonly kind: "untouched" }
	/** Cannot be taken apart, or is about the pupil alone. */
	| { readonly kind: "erased" }
	/** Those elements are null now; the others keep their places. */
	| { readonly kind: "cut"; readonly body: Buffer; readonly indexes: readonly number[] };

/**
 * Takes a pupil out of a message. A list of JSON, as statements come, loses the elements that name the pupil; every other
 * form that names the pupil goes as a whole, and an archive or another binary form, which a search cannot look into, always.
 */
export function cutMentions(body: Buffer, needles: Needles): Cut {
	if (isBinary(body)) return { kind: "erased" };
	if (!mayMention(body, needles)) return { kind: "untouched" };
	const parsed = parse(body);
	if (parsed === undefined) return { kind: "erased" };
	if (!Array.isArray(parsed)) return { kind: mentions(parsed, needles) ? "erased" : "untouched" };
	const indexes = parsed.flatMap((element, index) => (mentions(element, needles) ? [index] : []));
	if (indexes.length === 0) return { kind: "untouched" };
	const cut = new Set(indexes);
	const left = parsed.map((element, index) => (cut.has(index) ? null : element));
	if (left.every((element) => element === null)) return { kind: "erased" };
	return { kind: "cut", body: Buffer.from(JSON.stringify(left)), indexes };
}

/**
 * What a message of JSON says of the pupil: the elements that name the pupil of its outermost lists, or the whole of it
 * where no list does. Null: it names the pupil nowhere, or is no JSON.
 */
export function excerptsOf(body: Buffer, needles: Needles): readonly unknown[] | null {
	if (isBinary(body) || !mayMention(body, needles)) return null;
	const parsed = parse(body);
	if (parsed === undefined || !mentions(parsed, needles)) return null;
	const found = elementsOf(parsed, needles);
	return found.length > 0 ? found : [parsed];
}

function elementsOf(value: unknown, needles: Needles): unknown[] {
	if (Array.isArray(value)) return value.filter((element) => mentions(element, needles));
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap((part) => (typeof part === "object" ? elementsOf(part, needles) : []));
}

/** A zip file, or bytes that no text has. */
function isBinary(body: Buffer): boolean {
	return body.subarray(0, 2).toString("latin1") === "PK" || body.includes(0);
}

/** A quick look at the bytes: without the core of any needle there is nothing to take out. */
function mayMention(body: Buffer, { long, short }: Needles): boolean {
	return long.some((needle) => body.includes(coreOf(needle))) || short.some((needle) => body.includes(needle));
}

/** The longest part that no notation writes otherwise: slashes may be escaped in JSON, and ampersands in XML. */
function coreOf(needle: string): string {
	return needle.split(/[^\w.@-]+/).reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

function parse(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString("utf8"));
	} catch {
		return undefined;
	}
}

/**
 * Whether a value of JSON names the pupil anywhere. Short identifiers count as the name of an account (xAPI) or, in other
 * messages, as any whole value.
 */
function mentions(value: unknown, needles: Needles): boolean {
	if (typeof value === "string")
		return needles.long.some((needle) => value.includes(needle)) || isShort(value, needles);
	if (typeof value === "number") return isShort(String(value), needles);
	if (typeof value !== "object" || value === null) return false;
	if (isStatement(value)) return Object.values(value).some((part) => mentionsInStatement(part, needles));
	return Object.values(value).some((part) => mentions(part, needles));
}

function mentionsInStatement(value: unknown, needles: Needles): boolean {
	if (typeof value === "string") return needles.long.some((needle) => value.includes(needle));
	if (typeof value !== "object" || value === null) return false;
	if ("homePage" in value && "name" in value && typeof value.name === "string" && isShort(value.name, needles))
		return true;
	return Object.values(value).some((part) => mentionsInStatement(part, needles));
}

const isShort = (value: string, { short }: Needles) => short.includes(value);
const isStatement = (value: object) => "actor" in value && "verb" in value;
