import type { RequestListener } from "node:http";
import { knownMethods } from "./known-methods";
import { refuseRequest } from "./refuse-request";
import { readTarget } from "./request-target";

/** Lets addresses through that can be addresses of ours; `OPTIONS *`, which asks about the server itself, is answered here. */
export function withReadableTarget(listener: RequestListener): RequestListener {
	return (request, response) => {
		if (request.method === "OPTIONS" && request.url === "*") {
			response.writeHead(204, { Allow: knownMethods.join(", ") }).end();
			return;
		}
		const read = readTarget(request.url);
		if (read === null) return refuseRequest(request, response, { status: 400, fault: "target" });
		request.url = read.target;
		listener(request, response);
	};
}
