import fc from "fast-check";
import { expect, it } from "vitest";
import { findUnstorableText, isStorable } from "./storable-text";

it("finds the first text that cannot be kept, with its path", () => {
	expect(findUnstorableText({ a: [{ b: "x" }, { c: "\u0000" }], d: "\uD800" })).toEqual(["a", 1, "c"]);
	expect(findUnstorableText("\uDFFF")).toEqual([]);
	expect(findUnstorableText({ "\u0000": 1 })).toEqual([]);
	expect(findUnstorableText({ a: "😀", b: [null, 1, true, undefined] })).toBeNull();
});

it("agrees with a look at the whole text of any JSON", () => {
	fc.assert(
		fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
			const texts: string[] = [];
			JSON.stringify(value, (key, child) => {
				texts.push(key, ...(typeof child === "string" ? [child] : []));
				return child;
			});
			expect(findUnstorableText(value) === null).toBe(texts.every(isStorable));
		}),
	);
});
