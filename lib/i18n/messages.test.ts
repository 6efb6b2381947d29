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

/** Names of the parameters of an ICU message: of simple ones, and of plural and select with those in their branches. */
function parametersOf(text: string): string[] {
	const names = new Set<string>();
	const message = (from: number): number => {
		let at = from;
		while (at < text.length && text[at] !== "}") at = text[at] === "{" ? parameter(at + 1) : at + 1;
		return at + 1;
	};
	const parameter = (from: number): number => {
		const [, name = "", end] = /^\s*(\w+)\s*([,}])/.exec(text.slice(from)) ?? [];
		names.add(name);
		let at = text.indexOf(end === "}" ? "}" : ",", from) + 1;
		if (end === "}") return at;
		while (at < text.length && text[at] !== "}") at = text[at] === "{" ? message(at + 1) : at + 1;
		return at + 1;
	};
	message(0);
	return [...names].sort();
}
const tagsOf = (text: string) => [...new Set([...text.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? ""))];

const nl = leaves(messages.nl);
const en = leaves(messages.en);

describe("messages", () => {
	it("have the same keys in Dutch and English", () => {
		expect([...en.keys()].sort()).toEqual([...nl.keys()].sort());
	});

	it("are read for their parameters, in branches too", () => {
		const text =
			"van {a} {n, plural, =0 {geen} =1 {één op {day}} other {# op {day}}}, {soort, select, x {x} other {{b}}}";
		expect(parametersOf(text)).toEqual(["a", "b", "day", "n", "soort"]);
	});

	it("take the same parameters in Dutch and English", () => {
		const differing = [...nl].filter(([key, text]) => {
			return String(parametersOf(text)) !== String(parametersOf(en.get(key) ?? ""));
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
