import { describe, expect, it } from "vitest";
import { readBrowserOrigin } from "./browser-origin";

const read = (text: string, loopback = false) => readBrowserOrigin(text, { loopback });

describe("the origin of a page", () => {
	it.each([
		["https://inhoud.example", "https://inhoud.example"],
		[" HTTPS://Inhoud.Example:443/ ", "https://inhoud.example"],
		["https://inhoud.example:8443", "https://inhoud.example:8443"],
		["https://léren.example", "https://xn--lren-bpa.example"],
		["https://192.0.2.7", "https://192.0.2.7"],
	])("%s is %s", (text, origin) => expect(read(text)).toBe(origin));
	it.each([
		"http://inhoud.example",
		"https://*.example",
		"https://*",
		"*",
		"null",
		"inhoud.example",
		"https://inhoud.example/les",
		"https://inhoud.example/?a",
		"https://inhoud.example/#a",
		"https://inhoud.example?",
		"https://kim@inhoud.example",
		"https://",
		"javascript:alert(1)",
		"file:///",
		"https://localhost",
		"http://127.0.0.1:5173",
		`https://${"a".repeat(300)}.example`,
	])("%s is none", (text) => expect(read(text)).toBeNull());
	it("of this machine counts only where that is allowed", () => {
		expect(read("http://localhost:5173", true)).toBe("http://localhost:5173");
		expect(read("http://127.0.0.1:5173/", true)).toBe("http://127.0.0.1:5173");
		expect(read("https://[::1]:8443", true)).toBe("https://[::1]:8443");
		expect(read("http://inhoud.example", true)).toBeNull();
	});
});
