import type { RequestListener } from "node:http";
import { sentQueryHeader } from "../../http/sent-query";
import { knownMethods } from "./known-methods";
import { refuseRequest } from "./refuse-request";
import { readTarget } from "./request-target";

/** Pages that Next makes for itself and fails to serve. */
const ofNext = /^\/_global-error(\/|$)/;

/** Lets addresses through that can be addresses of ours; `OPTIONS *`, which asks about the server itself, is answered here. */
export function withReadableTarget(listener: RequestListener): RequestListener {
	return (request, response) => {
		if (request.method === "OPTIONS" && request.url === "*") {
			response.writeHead(204, { Allow: knownMethods.join(", ") }).end();
			return;
		}
		const read = readTarget(request.url);
		if (read === null) return refuseRequest(request, response, { status: 400, fault: "target" });
		// A page tells what it takes; endpoints say it themselves.
		if (request.method === "OPTIONS" && !read.path.startsWith("/api/")) {
			response.writeHead(204, { Allow: "GET, HEAD, POST" }).end();
			return;
		}
		request.headers[sentQueryHeader] = read.target.slice(read.target.indexOf("?") + 1 || read.target.length);
		request.url = ofNext.test(read.path) ? "/_not-found" : read.target;
		listener(request, response);
	};
}
