/** Scheme, authority, path and the rest of a hierarchical URL (RFC 3986, appendix B). */
const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(.*)$/is;
const defaultPorts: Readonly<Record<string, string>> = { http: "80", https: "443" };

/**
 * One spelling for all spellings of a URL that name the same thing (RFC 3986, 6.2.2.1 and 6.2.3): scheme and host in small
 * letters, no default port, no slash at the end of the path. All else counts exactly, also the case of path and query. A text
 * that is no hierarchical URL stays as it is.
 */
export function normalUrl(text: string): string {
	const match = parts.exec(text);
	if (match === null) return text;
	const [, scheme = "", authority = "", path = "", rest = ""] = match;
	const name = scheme.toLowerCase();
	return `${name}://${normalAuthority(authority, name)}${path.replace(/\/$/, "")}${rest}`;
}

function normalAuthority(authority: string, scheme: string): string {
	const at = authority.lastIndexOf("@") + 1;
	const host = authority.slice(at).toLowerCase();
	const port = /:(\d*)$/.exec(host)?.[1];
	const isDefault = port !== undefined && (port === "" || port.replace(/^0+/, "") === defaultPorts[scheme]);
	return authority.slice(0, at) + (isDefault ? host.slice(0, host.lastIndexOf(":")) : host);
}
