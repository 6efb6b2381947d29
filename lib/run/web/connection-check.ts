import type { RequestListener } from "node:http";

/**
 * A page that was without network asks by this whether it is back (Next's client/components/offline.ts): the answer says no more than
 * that. Given here, no page is built for it, and the log has no look at a pupil that nobody took.
 */
export function withConnectionCheck(listener: RequestListener): RequestListener {
	return (request, response) => {
		if (request.method !== "HEAD" || request.headers.rsc !== "1") return listener(request, response);
		response.writeHead(204, { "cache-control": "no-store" }).end();
	};
}
