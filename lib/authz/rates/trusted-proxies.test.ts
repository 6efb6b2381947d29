import { describe, expect, it } from "vitest";
import { parseTrustedProxies, senderAddress } from "./trusted-proxies";

const from = (setting: string | undefined, peer: string | undefined, forwarded?: string) =>
	senderAddress(peer, forwarded, parseTrustedProxies(setting));

describe("the sender of a request", () => {
	it.each<[string, string | undefined, string | undefined, string | undefined, string]>([
		["nobody is believed by default", undefined, "203.0.113.9", "1.1.1.1", "203.0.113.9"],
		["nor with 0", "0", "203.0.113.9", "1.1.1.1", "203.0.113.9"],
		["one hop writes the last entry", "1", "10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"],
		["two hops write the last two", "2", "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
		["a hop that says nothing is the sender", "1", "10.0.0.1", undefined, "10.0.0.1"],
		["more hops than there are: the first", "3", "10.0.0.1", "203.0.113.9", "203.0.113.9"],
		["a network is believed", "10.0.0.0/8", "10.1.2.3", "1.1.1.1, 203.0.113.9, 10.9.9.9", "203.0.113.9"],
		["a stranger is not", "10.0.0.0/8", "198.51.100.7", "203.0.113.9", "198.51.100.7"],
		["an address in IPv6 is the same", "127.0.0.1", "::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"],
		["IPv6 networks", "fd00::/8, 10.0.0.1", "fd00::1", "2001:db8::5, 10.0.0.1", "2001:db8::5"],
		["what is no address is not believed further", "10.0.0.0/8", "10.0.0.1", "1.1.1.1, evil", "evil"],
		["no peer", undefined, undefined, "1.1.1.1", ""],
	])("%s", (_, setting, peer, forwarded, sender) => expect(from(setting, peer, forwarded)).toBe(sender));

	it.each(["12", "-1", "proxy.example", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/", "fd00::/129", "1,2"])(
		"%s is no setting",
		(setting) => expect(() => parseTrustedProxies(setting)).toThrow(/TRUSTED_PROXIES/),
	);
});
