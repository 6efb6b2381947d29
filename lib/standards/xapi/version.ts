import type { Read, WireRequest } from "../contract";

export const versionHeader = "X-Experience-API-Version";
/** On every answer of the Statements resource (part 3, 2.1). */
export const consistentHeader = "X-Experience-API-Consistent-Through";
export const supportedVersions = ["1.0.3", "2.0.0"] as const;
export type XapiVersion = (typeof supportedVersions)[number];

/** 1.0 and any 1.0.x are answered as 1.0.3, 2.0 and any 2.0.x as 2.0.0; none or another is refused (part 3, 3.3). */
export function readVersion(request: WireRequest): Read<XapiVersion> {
	const header = request.headers.get(versionHeader)?.trim();
	if (header !== undefined && /^1\.0(?:\.\d{1,4})?$/.test(header)) return { ok: true, value: "1.0.3" };
	if (header !== undefined && /^2\.0(?:\.\d{1,4})?$/.test(header)) return { ok: true, value: "2.0.0" };
	const code = header === undefined ? "version-header-missing" : "version-not-supported";
	return { ok: false, refusal: { code: "version", details: [{ code, path: "" }] } };
}

/** What an answer names: the version that was asked for, else the newest of the line most senders speak. */
export function answerVersion(request: WireRequest): XapiVersion {
	const version = readVersion(request);
	if (version.ok) return version.value;
	return request.headers.get(versionHeader)?.startsWith("2") ? "2.0.0" : "1.0.3";
}
