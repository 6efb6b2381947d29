import { BlockList, isIP } from "node:net";

/** Which senders of X-Forwarded-For are believed: so many hops before us, the networks they come from, or nobody. */
export type TrustedProxies = { readonly hops: number } | { readonly networks: BlockList };

/**
 * TRUSTED_PROXIES: empty (nobody), a number of proxies that every request passes, or their addresses and networks (CIDR)
 * with commas between them.
 * @throws in words, where it is none of these
 */
export function parseTrustedProxies(text: string | undefined): TrustedProxies {
	const trimmed = text?.trim() ?? "";
	if (trimmed === "") return { hops: 0 };
	if (/^\d$/.test(trimmed)) return { hops: Number(trimmed) };
	const networks = new BlockList();
	for (const entry of trimmed.split(",").map((one) => one.trim())) {
		const [address = "", bits, ...rest] = entry.split("/");
		const family = isIP(address);
		const most = family === 4 ? 32 : 128;
		const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
		if (family === 0 || rest.length > 0 || !(length <= most))
			throw new Error(
				"TRUSTED_PROXIES is a number of proxies from 0 to 9, or addresses and networks such as 10.0.0.0/8",
			);
		networks.addSubnet(address, length, family === 4 ? "ipv4" : "ipv6");
	}
	return { networks };
}

/**
 * The address that a request comes from: walking back from the peer of the connection, the first that is not a trusted
 * proxy. What stands before it in X-Forwarded-For is whatever the sender liked.
 * @param peer of the connection
 * @param forwarded X-Forwarded-For as it came
 */
export function senderAddress(
	peer: string | undefined,
	forwarded: string | undefined,
	trusted: TrustedProxies,
): string {
	const entries = forwarded === undefined ? [] : forwarded.split(",").map((entry) => entry.trim());
	const way = [...entries, plain(peer ?? "")];
	let at = way.length - 1;
	for (let hop = 1; at > 0 && isTrusted(plain(way[at] ?? ""), hop, trusted); hop += 1) at -= 1;
	return plain(way[at] ?? "");
}

/** Whether the connection itself comes from a proxy that is believed. */
export function isTrustedPeer(peer: string | undefined, trusted: TrustedProxies): boolean {
	return isTrusted(plain(peer ?? ""), 1, trusted);
}

function isTrusted(address: string, hop: number, trusted: TrustedProxies): boolean {
	if ("hops" in trusted) return hop <= trusted.hops;
	const family = isIP(address);
	return family !== 0 && trusted.networks.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** An IPv4 address as itself, without IPv6 around it. */
function plain(address: string): string {
	return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
