/** Errors of the token endpoint (RFC 6749, section 5.2), with what to mend. */
export interface TokenError {
	readonly error:
		| "invalid_request"
		| "invalid_client"
		| "invalid_scope"
		| "unauthorized_client"
		| "unsupported_grant_type"
		| "temporarily_unavailable";
	readonly error_description: string;
}

export interface TokenRequest {
	readonly scope: string | null;
	readonly credentials:
		| { readonly kind: "secret"; readonly clientId: string; readonly secret: string; readonly basic: boolean }
		| { readonly kind: "assertion"; readonly clientId: string | null; readonly assertion: string };
}

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const maxBodyCharacters = 20_000;

/** Reads a token request (RFC 6749, section 4.4.2): pure, no secret is looked at. */
export function readTokenRequest(
	contentType: string | null,
	basic: string | null,
	body: string,
): TokenRequest | TokenError {
	if (contentType?.split(";")[0]?.trim().toLowerCase() !== "application/x-www-form-urlencoded")
		return fault("invalid_request", "send the parameters as application/x-www-form-urlencoded");
	if (body.length > maxBodyCharacters) return fault("invalid_request", "the request is too large");
	const form = new URLSearchParams(body);
	const names = [...form.keys()];
	if (new Set(names).size !== names.length) return fault("invalid_request", "a parameter is there more than once");
	const grant = form.get("grant_type");
	if (!grant) return fault("invalid_request", "grant_type is missing");
	if (grant !== "client_credentials") return fault("unsupported_grant_type", "grant_type must be client_credentials");
	const credentials = readCredentials(basic, form);
	return "error" in credentials ? credentials : { scope: form.get("scope"), credentials };
}

function readCredentials(basic: string | null, form: URLSearchParams): TokenRequest["credentials"] | TokenError {
	const assertion = form.get("client_assertion");
	const secret = form.get("client_secret");
	if ([basic, assertion, secret].filter((given) => given !== null).length > 1)
		return fault("invalid_request", "use one way of authentication only");
	const named = form.get("client_id");
	if (assertion !== null) {
		if (form.get("client_assertion_type") !== assertionType)
			return fault("invalid_request", `client_assertion_type must be ${assertionType}`);
		return { kind: "assertion", clientId: named, assertion };
	}
	if (basic !== null) return readBasicCredentials(basic, named);
	if (secret === null || !named) return fault("invalid_client", "send a client id and secret, or a client_assertion");
	return { kind: "secret", clientId: named, secret, basic: false };
}

/** In Basic, id and secret are form-encoded before they are joined (RFC 6749, section 2.3.1). */
function readBasicCredentials(basic: string, named: string | null): TokenRequest["credentials"] | TokenError {
	const [, encoded] = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(basic.trim()) ?? [];
	const text = encoded ? Buffer.from(encoded, "base64").toString("utf8") : "";
	const colon = text.indexOf(":");
	if (colon < 1) return fault("invalid_client", "Authorization must be Basic with a client id and secret");
	const clientId = formDecode(text.slice(0, colon));
	const secret = formDecode(text.slice(colon + 1));
	if (named !== null && named !== clientId) return fault("invalid_request", "client_id differs from Authorization");
	return { kind: "secret", clientId, secret, basic: true };
}

function formDecode(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return text;
	}
}

function fault(error: TokenError["error"], description: string): TokenError {
	return { error, error_description: description };
}
