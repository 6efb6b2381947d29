import { expect, it } from "vitest";
import { clientAddress } from "./client-address";

it.each([
	["203.0.113.9", "203.0.113.9"],
	["1.1.1.1, 203.0.113.9", "203.0.113.9"],
	["::ffff:203.0.113.9", "203.0.113.9"],
	["2001:db8:1:2:aaaa::1", "2001:db8:1:2"],
	["2001:0db8:1:2:bbbb:cccc:1:2", "2001:db8:1:2"],
	["::1", "0:0:0:0"],
	["no address", "unknown"],
	["", "unknown"],
])("%s is counted as %s", (forwarded, address) => {
	expect(clientAddress(new Headers({ "x-forwarded-for": forwarded }))).toBe(address);
});
