import type { RequestListener } from "node:http";
import { senderAddress, type TrustedProxies } from "../../authz/rates/trusted-proxies";

/**
 * Writes X-Forwarded-For anew before anybody reads it: one address, of whom the connection and the trusted proxies say it
 * comes from. Routes never see the connection itself, so this is the one place that can.
 */
export function withSenderAddress(listener: RequestListener, trusted: TrustedProxies): RequestListener {
	return (request, response) => {
		const forwarded = request.headers["x-forwarded-for"];
		const joined = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
		request.headers["x-forwarded-for"] = senderAddress(request.socket.remoteAddress, joined, trusted);
		listener(request, response);
	};
}
