import { describe, expect, it } from "vitest";
import { formatter } from "./format";
import { translator } from "./translator";

const name = "Ali\u202Ece \u2066x";
const marked = "\u2068Ali\u202Ece \u2066x\u2069\u202C\u2069";

describe("a sentence with a name from outside", () => {
	it("holds it between marks that end with it", () => {
		expect(translator("nl", "groups")("title", { group: name, subject: "נ" })).toBe(
			translator("nl", "groups")("title", { group: "@1", subject: "@2" })
				.replace("@1", marked)
				.replace("@2", "\u2068נ\u2069"),
		);
		expect(translator("nl", "csv")("received", { when: "2026" })).not.toMatch(/\p{Bidi_Control}/u);
	});

	it("holds each name of a list so", () => {
		expect(formatter("nl").list(["Sem", name, "נ"])).toBe(`Sem, ${marked} en \u2068נ\u2069`);
	});

	it("is made by one translator per language and noun", () => {
		expect(translator("nl", "groups")).toBe(translator("nl", "groups"));
		expect(translator("nl", "groups").has("title")).toBe(true);
	});
});
