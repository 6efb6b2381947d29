import fc from "fast-check";
import { expect, it } from "vitest";
import { readTarget } from "./request-target";

it.each([
	["/groups?period=2026&name=%ff", "/groups", "/groups?period=2026&name=%ff"],
	["/groups/%C3%A9", "/groups/%C3%A9", "/groups/%C3%A9"],
	["http://other.example/groups?x=1", "/groups", "/groups?x=1"],
	["/a?b?c", "/a", "/a?b?c"],
	["/a?b=%2500", "/a", "/a?b=%2500"],
])("%s is read", (url, path, target) => expect(readTarget(url)).toEqual({ path, target }));

it.each([
	"/groups/%ff",
	"/%E0%A4%A",
	"/%",
	"/a%00b",
	"/a%0ab",
	"/a?b=%00",
	"*",
	"",
	"groups",
	"ftp://x/y",
	"/x".repeat(9_000),
	undefined,
])("%s is no address of ours", (url) => expect(readTarget(url)).toBeNull());

it("what is let through can be decoded by everybody behind it", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
			const read = readTarget(`/${text}`);
			if (read !== null) expect(decodeURIComponent(read.path)).not.toContain("\u0000");
		}),
	);
});
