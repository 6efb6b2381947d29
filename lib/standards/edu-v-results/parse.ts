import type { DeliveryMessage, Read, Refusal, WireRequest } from "../contract";
import { isJsonMediaType } from "../wire/media-type";
import { readJson } from "../wire/read-json";
import { timeFault } from "../wire/time-bounds";
import { markRequired, zodReasons } from "../wire/zod-reasons";
import { toSchoolIdentifiers } from "./identifiers";
import { toDomain } from "./to-domain";
import { negotiateVersion, type ResultsVersion } from "./versions";
import { resultLimits, type WireEnvelope } from "./wire";

/** Checks version, media type and envelope of AssessmentScoresAndResults; its items are left to to-domain. */
export function parse(request: WireRequest, version: ResultsVersion, maxBytes: number): Read<DeliveryMessage> {
	const spoken = negotiateVersion(request.headers.get("api-version"), version);
	if (spoken === null) return refuse("version", "api-version-not-supported", "");
	if (!isJsonMediaType(request.headers.get("content-type"))) return refuse("media-type", "not-json-media-type", "");
	const json = readJson(request.body, maxBytes);
	if (!json.ok) return json;
	const parsed = version.envelope.safeParse(json.value, { error: markRequired });
	if (!parsed.success) return { ok: false, refusal: { code: "schema", details: zodReasons(parsed.error) } };
	const envelope = parsed.data;
	const fault = findTimeFault(envelope, request.receivedAt);
	if (fault !== null) return fault;
	if (repeatedBy(envelope) > resultLimits.repeated)
		return refuse("too-large", "too-many-repetitions", "/assessmentDefinition");
	const value: DeliveryMessage = {
		school: toSchoolIdentifiers(envelope.school),
		messageId: envelope.id,
		version: spoken,
		translate: () => toDomain(envelope, version, request.receivedAt),
		timePath: () => "/assessmentDateTime",
	};
	return { ok: true, value };
}

function findTimeFault(envelope: WireEnvelope, receivedAt: Date): Read<never> | null {
	for (const key of ["assessmentDateTime", "timestamp"] as const) {
		const fault = timeFault(new Date(envelope[key]), receivedAt);
		if (fault !== null) return refuse("schema", fault, `/${key}`);
	}
	return null;
}

/** Each record says what it is about: a large test in a message of many pupils is written that many times. */
function repeatedBy(envelope: WireEnvelope): number {
	const { assessmentDefinition, scoreScaleDefinitions, additionalInfo, reviewUrl, schoolPeriod } = envelope;
	const once = JSON.stringify([assessmentDefinition, scoreScaleDefinitions, additionalInfo, reviewUrl, schoolPeriod]);
	return once.length * (envelope.studentScoresAndResults?.length ?? 0);
}

function refuse(code: Refusal["code"], detail: string, path: string): Read<never> {
	return { ok: false, refusal: { code, details: [{ code: detail, path }] } };
}
