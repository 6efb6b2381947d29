import type { IncomingMessage, RequestListener } from "node:http";
import { isIP } from "node:net";
import { isTrustedPeer, type TrustedProxies } from "../../authz/rates/trusted-proxies";
import { refuseRequest } from "./refuse-request";

/** Suppliers and monitors come here by whatever name reaches us: no cookie, link or redirect depends on it. */
const underAnyName = /^\/api\/(exchange|oauth|health)(\/|\?|$)/;

/**
 * Under one name: someone who reads a page at another host name is sent to PUBLIC_URL, anything else there is refused.
 * Behind this, Host and X-Forwarded-* say PUBLIC_URL whatever came in, so nothing further in can be led elsewhere by
 * them. X-Forwarded-Host counts only from a trusted proxy; a trusted proxy that names none speaks for PUBLIC_URL.
 */
export function withOwnHost(listener: RequestListener, publicUrl: string, trusted: TrustedProxies): RequestListener {
	const { host, protocol, origin } = new URL(publicUrl);
	return (request, response) => {
		const hosts = countOf(request, "host");
		// HTTP/1.0 names none; monitors still speak it.
		if (hosts > 1 || (hosts === 0 && request.httpVersion !== "1.0"))
			return refuseRequest(request, response, { status: 400, fault: "host", values: { address: origin } });
		const named = namedHost(request, trusted);
		const isOwn = named === null || isSame(named, host) || isBehindUs(named, protocol) || isInner(request);
		if (!isOwn && !underAnyName.test(request.url ?? "")) {
			if (request.method === "GET" || request.method === "HEAD") {
				const headers = { Location: `${origin}${request.url}`, "Cache-Control": "no-store", "Content-Length": 0 };
				response.writeHead(307, headers).end();
				return;
			}
			return refuseRequest(request, response, { status: 421, fault: "host", values: { address: origin } });
		}
		for (const name of ["forwarded", "x-forwarded-port", "x-forwarded-server"]) delete request.headers[name];
		request.headers.host = host;
		request.headers["x-forwarded-host"] = host;
		request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
		listener(request, response);
	};
}

/** The host that the sender asked for; null: it did not say, or our own proxy asked and did not. */
function namedHost(request: IncomingMessage, trusted: TrustedProxies): string | null {
	if (!isTrustedPeer(request.socket.remoteAddress, trusted)) return request.headers.host ?? null;
	const forwarded = request.headers["x-forwarded-host"];
	return (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)?.split(",").at(-1)?.trim() ?? null;
}

function countOf(request: IncomingMessage, name: string): number {
	return request.rawHeaders.filter((entry, index) => index % 2 === 0 && entry.toLowerCase() === name).length;
}

function isSame(named: string, host: string): boolean {
	const bare = (text: string) => text.toLowerCase().replace(/\.?(:(80|443))?$/, "");
	return bare(named) === bare(host);
}

/** Behind https there is a proxy; one that is not set as trusted may ask for us by an address of this network. */
function isBehindUs(named: string, protocol: string): boolean {
	const name = named.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
	return protocol === "https:" && (isIP(name) !== 0 || name === "localhost");
}

/** Next asks itself for the page to which an action leads, at the address that it listens on. */
function isInner(request: IncomingMessage): boolean {
	const peer = request.socket.remoteAddress ?? "";
	return request.headers.rsc !== undefined && (peer === request.socket.localAddress || peer.startsWith("127."));
}
