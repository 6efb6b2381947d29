import { isIP } from "node:net";
import { isCallableAddress } from "../authz/calls/public-address";
import { env } from "../env";

/**
 * Why we would never call an address, as far as it says so itself; null: it may be called. What its name resolves to is
 * looked at again with every call.
 */
export function addressFault(address: string): "not-an-address" | "not-https" | "not-public" | null {
	const url = URL.canParse(address) ? new URL(address) : null;
	if (url === null || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
		return "not-an-address";
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const allowLoopback = env().ALLOW_LOOPBACK_CALLS === "yes";
	const onThisMachine = allowLoopback && (host === "localhost" || isOnlyLoopback(host));
	if (isIP(host) !== 0 && !isCallableAddress(host, allowLoopback)) return "not-public";
	if (!allowLoopback && (host === "localhost" || host.endsWith(".localhost"))) return "not-public";
	return url.protocol === "https:" || (url.protocol === "http:" && onThisMachine) ? null : "not-https";
}

const isOnlyLoopback = (host: string) => isCallableAddress(host, true) && !isCallableAddress(host, false);
