import { BlockList, isIP } from "node:net";

/**
 * Networks that are not the public internet (IANA special-purpose registries, RFC 6890). Of IPv6 only global unicast
 * (2000::/3) may pass, without the parts that stand for another address: Teredo, 6to4, documentation.
 */
const special = new BlockList();
for (const [network, bits] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 4],
	["240.0.0.0", 4],
] as const)
	special.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
] as const)
	special.addSubnet(network, bits, "ipv6");
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether an outgoing call may go to this resolved address. Loopback only where the setting for development allows it. */
export function isCallableAddress(address: string, allowLoopback: boolean): boolean {
	const family = isIP(address);
	if (family === 0 || address.includes("%")) return false;
	const kind = family === 4 ? "ipv4" : "ipv6";
	if (loopback.check(address, kind)) return allowLoopback && !address.toLowerCase().startsWith("::ffff:");
	if (family === 6 && !globalUnicast.check(address, "ipv6")) return false;
	return !special.check(address, kind);
}
