export interface BasicCredentials {
	readonly clientId: string;
	readonly secret: string;
}

/** Reads `Authorization: Basic` (RFC 7617); null when it is absent or not of that form. */
export function readBasic(headers: Headers): BasicCredentials | null {
	const [, encoded] = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(headers.get("authorization")?.trim() ?? "") ?? [];
	if (!encoded) return null;
	const text = Buffer.from(encoded, "base64").toString("utf8");
	const colon = text.indexOf(":");
	return colon < 1 ? null : { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
}
