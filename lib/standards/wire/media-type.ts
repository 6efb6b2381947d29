/** Whether a Content-Type says JSON (application/json or +json, any charset parameter of UTF-8), or says nothing. */
export function isJsonMediaType(contentType: string | null): boolean {
	if (contentType === null || contentType.trim() === "") return true;
	const [type = "", ...parameters] = contentType.toLowerCase().split(";");
	const charset = parameters.map((p) => p.trim()).find((p) => p.startsWith("charset="));
	const json = /^application\/(?:json|[a-z0-9.-]+\+json)$/.test(type.trim());
	return json && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}
