import { z } from "zod";
import { type ConsentState, consentStatuses, type PullConsent, type PulledSchool, type Read } from "../contract";
import { atMost } from "../wire/at-most";
import { readJson } from "../wire/read-json";
import { markRequired, zodReasons } from "../wire/zod-reasons";
import { organisationQuery } from "./school-query";

/** The words of Consent 0.9.1 for the four services, and what of each we ask. */
const words = {
	"association-api": { scope: "eduv.association", needs: ["association"] },
	"students-api": { scope: "eduv.student.basic", needs: ["student.basic"] },
	"employees-api": { scope: "eduv.employee.basic", needs: ["employee.basic"] },
	"education-api": { scope: "eduv.education", needs: ["education"] },
} as const;
type Api = keyof typeof words;
const isApi = (key: string): key is Api => key in words;

const text = z.string().max(500);
/** Consents for other services (results, usage) stand in the same list: read, and passed over. */
const statusesSchema = atMost(
	z.object({
		providerReferenceId: text,
		consumerReferenceId: text.nullish(),
		api: text,
		scopes: atMost(text, 50),
		providerStatus: z.enum(consentStatuses),
	}),
	1_000,
);

/**
 * Edu-V Consent 0.9.1 as a Data Consumer that asks and follows (Afnemer als Consent Consumer): the school decides in the
 * system. Data that is fetched needs no confirmation of ours; the file has that for data that is sent.
 */
export const consent: PullConsent = {
	scope: "eduv.consent",
	services: (Object.keys(words) as Api[]).map((key) => ({ key, scope: words[key].scope })),
	request: (key, reference, school) => {
		const named = schoolOf(school);
		if (named === null || !isApi(key)) return null;
		const what = { school: named, api: key, scopes: words[key].needs };
		return { path: "consent/requests", body: { consumerReferenceId: reference, ...what, consumerStatus: "accepted" } };
	},
	revoke: (key, { ours, theirs }, school) => {
		const named = schoolOf(school);
		if (named === null || !isApi(key)) return null;
		const ids = { providerReferenceId: theirs, consumerReferenceId: ours };
		const what = { school: named, api: key, scopes: words[key].needs };
		return { path: "consent/revokes", body: { ...ids, ...what, consumerStatus: "revoked" } };
	},
	statusPath: (school) => (schoolOf(school) === null ? null : `consent/statuses/school?${organisationQuery(school)}`),
	readStatuses,
};

function readStatuses(body: Uint8Array): Read<readonly ConsentState[]> {
	const json = readJson(body, 1_000_000);
	if (!json.ok) return json;
	const parsed = statusesSchema.safeParse(json.value, { error: markRequired });
	if (!parsed.success) return { ok: false, refusal: { code: "schema", details: zodReasons(parsed.error) } };
	const states = parsed.data.flatMap(({ providerReferenceId, consumerReferenceId, api, scopes, providerStatus }) => {
		if (!isApi(api)) return [];
		const isEnough = words[api].needs.every((need) => scopes.includes(need));
		return [
			{ key: api, ours: consumerReferenceId || null, theirs: providerReferenceId, status: providerStatus, isEnough },
		];
	});
	return { ok: true, value: states };
}

/** SchoolReference; Consent 0.9.1 knows no V_ID. */
function schoolOf(school: PulledSchool): object | null {
	const query = organisationQuery(school);
	const master = query.get("orgMasterId");
	if (master !== null) return { organisationMasterIdentifier: master };
	const type = query.get("orgIdType");
	return type === "V_ID"
		? null
		: { organisationIds: [{ organisationId: query.get("orgId"), organisationIdType: type }] };
}
