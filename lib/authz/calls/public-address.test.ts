import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCallableAddress } from "./public-address";

const hostile = [
	...["0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.1.2.3"],
	...["169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.7", "192.88.99.1"],
	...["192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.3", "203.0.113.77", "224.0.0.1"],
	...["239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::2", "::ffff:127.0.0.1", "::ffff:10.0.0.1"],
	...["::ffff:169.254.169.254", "::ffff:7f00:1", "::ffff:8.8.8.8", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::1"],
	...["64:ff9b::7f00:1", "64:ff9b:1::a9fe:a9fe", "100::1", "2001::1", "2001:0:7f00:1::", "2001:10::1", "2001:20::1"],
	...["2001:db8::1", "2002:7f00:1::1", "2002:a9fe:a9fe::", "3fff::1", "fc00::1", "fd12:3456:789a::1", "fe80::1"],
	...["fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "localhost", "", "127.1", "0x7f.1", "2130706433", "0177.0.0.1"],
	...["[::1]", "127.0.0.1.", "metadata.google.internal", "１２７.0.0.1", "8.8.8.8/32", "5f00::1"],
];

describe("an outgoing call", () => {
	it("never goes to any of more than sixty hostile addresses", () => {
		expect(hostile.length).toBeGreaterThanOrEqual(60);
		expect(hostile.filter((address) => isCallableAddress(address, false))).toEqual([]);
	});

	it.each(["8.8.8.8", "145.97.20.1", "2a00:1450:400e:80e::200e", "2606:4700::1111"])("may go to %s", (address) => {
		expect(isCallableAddress(address, false)).toBe(true);
	});

	it("goes to this machine only where the setting for development says so", () => {
		expect(["127.0.0.1", "::1"].map((address) => isCallableAddress(address, true))).toEqual([true, true]);
		const others = hostile.filter((address) => !address.startsWith("127.") && address !== "::1");
		expect(others.filter((address) => isCallableAddress(address, true))).toEqual([]);
	});

	it("never throws on any text", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
				expect(typeof isCallableAddress(text, false)).toBe("boolean");
			}),
		);
	});
});
