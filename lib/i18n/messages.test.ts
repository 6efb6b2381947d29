import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { locales, timeZone } from "./locales";
import { messages } from "./messages";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path: readonly string[] = []): Map<string, string> {
	const found = new Map<string, string>();
	for (const [key, value] of Object.entries(tree)) {
		const here = [...path, key];
		if (typeof value === "string") found.set(here.join("."), value);
		else for (const [name, text] of leaves(value, here)) found.set(name, text);
	}
	return found;
}

const parametersOf = (text: string) => [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]))];
const tagsOf = (text: string) => [...new Set([...text.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? ""))];
/** Arguments that ICU messages take part of a sentence from, e.g. `=0 {vandaag}`, are words, not parameters. */
const argumentsOf = (text: string) =>
	parametersOf(text.replace(/(=\d+|zero|one|two|few|many|other|\w+)\s*\{([^{}]*)\}/g, (whole) => `<${whole.length}>`));

const nl = leaves(messages.nl);
const en = leaves(messages.en);

describe("messages", () => {
	it("have the same keys in Dutch and English", () => {
		expect([...en.keys()].sort()).toEqual([...nl.keys()].sort());
	});

	it("take the same parameters in Dutch and English", () => {
		const differing = [...nl].filter(([key, text]) => {
			const other = en.get(key) ?? "";
			return String(argumentsOf(text).sort()) !== String(argumentsOf(other).sort());
		});
		expect(differing.map(([key]) => key)).toEqual([]);
	});

	it.each(locales)("all parse and are complete in %s", (locale) => {
		const faults: string[] = [];
		const t = createTranslator({
			locale,
			messages: messages[locale],
			timeZone,
			onError: (error) => faults.push(`${error.code}: ${error.message}`),
		});
		for (const [key, text] of locale === "nl" ? nl : en) {
			const values = Object.fromEntries(parametersOf(text).map((name) => [name, 2]));
			const tags = Object.fromEntries(tagsOf(text).map((name) => [name, (inner: unknown) => inner]));
			t.rich(key as never, { ...values, ...tags } as never);
			if (text.trim() === "") faults.push(`${key} is empty`);
		}
		expect(faults).toEqual([]);
	});
});
