import { balance } from "@/lib/i18n/direction/balance";
import { isolate } from "@/lib/i18n/direction/isolate";
import { turnsText } from "@/lib/i18n/direction/turns-text";

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
 * escaped for text and for quoted attributes, and turns no text beside it (lib/adr/0026), unless it is markup itself. Null
 * is nothing. Never for a value in a script, a style element, a title or an unquoted attribute.
 */
export function html(constants: TemplateStringsArray, ...values: readonly Part[]): Markup {
	const parts = joined.get(constants) ?? join(constants);
	let text = parts[0]?.constant ?? "";
	for (const [index, value] of values.entries())
		text += written(value, parts[index]?.inAttribute ?? false) + (parts[index + 1]?.constant ?? "");
	return new Markup(text);
}

/** What stands before a value, and whether the value stands in a quoted attribute. */
interface Before {
	readonly constant: string;
	readonly inAttribute: boolean;
}

/** By place in the source: the same array comes with every call. */
const joined = new WeakMap<TemplateStringsArray, readonly Before[]>();

function join(constants: TemplateStringsArray): readonly Before[] {
	let markup = "";
	const parts = constants.map((text) => {
		const constant = text.replace(/\n\s*/g, "");
		markup += constant;
		return { constant, inAttribute: /=("[^"]*|'[^']*)$/.test(markup) };
	});
	joined.set(constants, parts);
	return parts;
}

function written(value: Part, inAttribute: boolean): string {
	if (value === null) return "";
	if (value instanceof Markup) return value.text;
	if (typeof value === "object") return value.map((part) => written(part, inAttribute)).join("");
	if (typeof value === "number") return String(value);
	if (!turnsText(value)) return escaped(value);
	return inAttribute ? escaped(isolate(value)) : `<bdi>${escaped(balance(value))}</bdi>`;
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
