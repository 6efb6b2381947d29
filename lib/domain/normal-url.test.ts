import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalUrl } from "./normal-url";

describe("one spelling of a URL", () => {
	it.each([
		["https://Leren.Example", "https://leren.example"],
		["HTTPS://leren.example/", "https://leren.example"],
		["https://leren.example:443/", "https://leren.example"],
		["http://leren.example:80/a/", "http://leren.example/a"],
		["https://leren.example:/a", "https://leren.example/a"],
		["https://leren.example/A/b/?Q=X/", "https://leren.example/A/b?Q=X/"],
		["https://[2001:DB8::1]:443/", "https://[2001:db8::1]"],
		["https://Naam@LEREN.example/", "https://Naam@leren.example"],
		["https://KetenID.nl/201703/AbC/", "https://ketenid.nl/201703/AbC"],
	])("%s is %s", (sent, normal) => expect(normalUrl(sent)).toBe(normal));
	it.each([
		["another path", "https://leren.example/a", "https://leren.example/A"],
		["another query", "https://leren.example/?a=b", "https://leren.example/?a=B"],
		["another fragment", "https://leren.example/#a", "https://leren.example/#A"],
		["another scheme", "http://leren.example", "https://leren.example"],
		["another port", "https://leren.example:8443", "https://leren.example"],
		["the default port of another scheme", "http://leren.example:443", "http://leren.example"],
		["another escape", "https://leren.example/%7Ea", "https://leren.example/~a"],
		["a second slash", "https://leren.example/a//", "https://leren.example/a"],
		["another user", "https://A@leren.example", "https://a@leren.example"],
	])("%s is another", (_what, one, other) => expect(normalUrl(one)).not.toBe(normalUrl(other)));
	it("leaves alone what is no hierarchical URL", () => {
		for (const text of ["", "p-0417", "urn:UUID:Ab/", "mailto:A@b.example", "ab34/"])
			expect(normalUrl(text)).toBe(text);
	});
	it("is the same for every spelling of scheme, host, port and final slash", () => {
		const letters = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
		const path = fc.array(fc.stringMatching(/^[A-Za-z0-9._~-]{1,6}$/), { maxLength: 3 });
		const flips = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
		fc.assert(
			fc.property(letters, path, flips, fc.boolean(), fc.boolean(), (host, segments, flip, port, slash) => {
				const shout = (text: string) => [...text].map((c, at) => (flip[at] ? c.toUpperCase() : c)).join("");
				const rest = segments.map((segment) => `/${segment}`).join("");
				const sent = `${shout("https")}://${shout(`${host}.example`)}${port ? ":443" : ""}${rest}${slash ? "/" : ""}?A=b/`;
				expect(normalUrl(sent)).toBe(`https://${host}.example${rest}?A=b/`);
				expect(normalUrl(normalUrl(sent))).toBe(normalUrl(sent));
			}),
		);
	});
});
