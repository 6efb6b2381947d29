import type { RequestListener } from "node:http";
import { now } from "../../clock";
import { earlyHeaders } from "../../standards/early-headers";

/** TRACE would answer with what a proxy added to the request; the rest no route of ours knows (RFC 9110, 9.3.8). */
export const knownMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const known: ReadonlySet<string | undefined> = new Set(knownMethods);

/** Answers 405 to what we do not speak, before anybody looks at it. */
export function withKnownMethods(listener: RequestListener): RequestListener {
	return (request, response) => {
		if (known.has(request.method)) return listener(request, response);
		response
			.writeHead(405, { ...earlyHeaders(request.url, now()), allow: knownMethods.join(", "), connection: "close" })
			.end();
	};
}
