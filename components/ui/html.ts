/** Text that may stand in a page as it is. Only `html` makes it, so whatever is in it was escaped. */
class Markup {
	constructor(readonly text: string) {}
	toString(): string {
		return this.text;
	}
}

export type { Markup };

type Part = Markup | string | number | null | readonly Markup[];

/**
 * Markup as a template: the constant parts stand as written without their line breaks and indents, every value is
 * escaped for text and for quoted attributes, unless it is markup itself. Null is nothing. Never for a value in a script,
 * a style element or an unquoted attribute.
 */
export function html(constants: TemplateStringsArray, ...values: readonly Part[]): Markup {
	const parts = joined.get(constants) ?? join(constants);
	let text = parts[0] ?? "";
	for (const [index, value] of values.entries()) text += written(value) + (parts[index + 1] ?? "");
	return new Markup(text);
}

/** By place in the source: the same array comes with every call. */
const joined = new WeakMap<TemplateStringsArray, readonly string[]>();

function join(constants: TemplateStringsArray): readonly string[] {
	const parts = constants.map((constant) => constant.replace(/\n\s*/g, ""));
	joined.set(constants, parts);
	return parts;
}

function written(value: Part): string {
	if (value === null) return "";
	if (value instanceof Markup) return value.text;
	if (typeof value === "object") return value.map(written).join("");
	return typeof value === "number" ? String(value) : escaped(value);
}

const special = /[&<>"']/;
const every = /[&<>"']/g;
const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

function escaped(text: string): string {
	return special.test(text) ? text.replace(every, (character) => entities[character] ?? "") : text;
}
