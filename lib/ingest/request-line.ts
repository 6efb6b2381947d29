import type { WireRequest } from "../standards/contract";

/** `POST v2/results`: method, path and query of a message, as one text. */
export function writeRequestLine({ method, path, query }: Pick<WireRequest, "method" | "path" | "query">): string {
	return query.size === 0 ? `${method} ${path}` : `${method} ${path}?${query}`;
}

export function readRequestLine(line: string): Pick<WireRequest, "method" | "path" | "query"> {
	const [method = "", ...address] = line.split(" ");
	const [path = "", ...query] = address.join(" ").split("?");
	return { method, path, query: new URLSearchParams(query.join("?")) };
}
