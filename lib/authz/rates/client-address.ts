import { isIP } from "node:net";

/**
 * The address that a request came from, for rate limits only: X-Forwarded-For, which our own web server writes anew for
 * every request from the connection and TRUSTED_PROXIES (lib/run/web/sender-address.ts). Started another way, such as by `next
 * dev`, its last entry is what the nearest proxy or the sender wrote.
 * IPv6 is cut to its /64, the smallest network that one subscriber gets.
 */
export function clientAddress(headers: Headers): string {
	const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
	const address = last.startsWith("::ffff:") ? last.slice("::ffff:".length) : last;
	if (isIP(address) === 6) return networkOf(address);
	return isIP(address) === 4 ? address : "unknown";
}

function networkOf(address: string): string {
	const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
	const groups = head === "" ? [] : head.split(":");
	const after = tail ? tail.split(":") : [];
	while (tail !== undefined && groups.length + after.length < 8) groups.push("0");
	return [...groups, ...after]
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(":");
}
