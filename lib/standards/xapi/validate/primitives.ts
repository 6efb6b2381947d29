import { isDuration } from "../duration";
import { parseTimestamp } from "../timestamp";
import { type Check, type Fault, fault, isObject } from "./fault";

const wrongType = fault("wrong-type");
const notAnIri = fault("not-an-iri");
const notAUuid = fault("not-a-uuid");
const notATimestamp = fault("not-a-timestamp");
const notADuration = fault("not-a-duration");
const notALanguage = fault("not-a-language");
const notAMediaType = fault("not-a-media-type");

/** Longer ones fit no index; no real IRI or id comes near. */
const maxIri = 2_000;
const iri = /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s\p{Cc}\p{Surrogate}<>"{}|\\^`]+$/u;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const language = /^(?:[a-z]{2,8}|[xi](?=-))(?:-[a-z0-9]{1,8})*$/i;
/** On one line: it is given back as a header. */
const mediaType = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+(?:[ \t]*;[\t\x20-\x7e]*)?$/i;

function text(matches: (value: string) => boolean, otherwise: Fault): Check {
	return (value) => {
		if (typeof value !== "string") return wrongType;
		return matches(value) ? null : otherwise;
	};
}

export const isText: Check = (value) => (typeof value === "string" ? null : wrongType);
export const isBoolean: Check = (value) => (typeof value === "boolean" ? null : wrongType);
/** 1e999 is no number of any use. */
export const isNumber: Check = (value) => (typeof value === "number" && Number.isFinite(value) ? null : wrongType);
export const isIri = text((value) => value.length <= maxIri && iri.test(value), notAnIri);
export const isUuid = text((value) => uuid.test(value), notAUuid);
export const isTimestamp = text((value) => parseTimestamp(value) !== null, notATimestamp);
export const isDurationText = text(isDuration, notADuration);
export const isLanguage = text((value) => language.test(value), notALanguage);
export const isMediaType = text((value) => value.length <= 255 && mediaType.test(value), notAMediaType);

/** Language tag (RFC 5646) to text. */
export const isLanguageMap: Check = (value) => {
	if (!isObject(value)) return wrongType;
	for (const key in value) {
		if (!language.test(key)) return fault("not-a-language", key);
		if (typeof value[key] !== "string") return fault("wrong-type", key);
	}
	return null;
};

/** IRI to anything, null too (2.2: the one place where null may stand). */
export const isExtensions: Check = (value) => {
	if (!isObject(value)) return wrongType;
	for (const key in value) if (!iri.test(key)) return fault("not-an-iri", key);
	return null;
};

export function oneOf(...allowed: readonly string[]): Check {
	const set = new Set(allowed);
	return text((value) => set.has(value), fault("unknown-value"));
}
