import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { senderAddress, type TrustedProxies } from "../../authz/rates/trusted-proxies";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Writes X-Forwarded-For anew before anybody reads it: one address, of whom the connection and the trusted proxies say it
 * comes from. Routes never see the connection itself, so this is the one place that can.
 */
export function withSenderAddress(handler: Handler, trusted: TrustedProxies): RequestListener {
	return (request, response) => {
		const forwarded = request.headers["x-forwarded-for"];
		const joined = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
		request.headers["x-forwarded-for"] = senderAddress(request.socket.remoteAddress, joined, trusted);
		handler(request, response).catch(() => response.destroy());
	};
}
