/** JSON pointer (RFC 6901) of a path of keys and positions; empty: the whole document. */
export function toPointer(path: readonly PropertyKey[]): string {
	return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
