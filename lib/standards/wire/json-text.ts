/** What stands in a text as JSON lets deeper and rarer things in than a database or a reader can take. */
const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;

/** What a text as JSON asks of whoever parses it. */
export interface JsonSize {
	/** How deep arrays and objects nest. */
	readonly depth: number;
	/** Values in all, an empty array or object counting for two. */
	readonly values: number;
	/** Keys of the object that has most. */
	readonly keys: number;
}

/**
 * The size of a JSON text by one scan, without parsing: 20 MB of `[],[],` cost no memory. Counting ends as soon as one of
 * the sizes is above `most`.
 */
export function measureJson(text: string, most: JsonSize): JsonSize {
	let [depth, deepest, values, keys] = [0, 0, 1, 0];
	/** By depth: keys of the object that is open there. */
	const open: number[] = [0];
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		if (code === quote) {
			index = endOfString(text, index);
		} else if (code === comma) {
			values += 1;
			if (values > most.values) break;
		} else if (code === colon) {
			const count = (open[depth] ?? 0) + 1;
			open[depth] = count;
			if (count > keys) keys = count;
			if (keys > most.keys) break;
		} else if (code === 0x7b || code === 0x5b) {
			depth += 1;
			values += 1;
			open[depth] = 0;
			if (depth > deepest) deepest = depth;
			if (deepest > most.depth) break;
		} else if (code === 0x7d || code === 0x5d) {
			// More brackets close than open: no JSON, as the parser will say.
			if (depth > 0) depth -= 1;
		}
	}
	return { depth: deepest, values, keys };
}

/** Position of the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
	let end = text.indexOf('"', start + 1);
	while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
	return end === -1 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
	let slashes = 0;
	while (text.charCodeAt(index - 1 - slashes) === backslash) slashes += 1;
	return slashes % 2 === 1;
}

/** Escapes that may give a NUL or half a surrogate pair: only a text that has them needs a closer look. */
const suspectEscape = /\\u(?:0000|[dD][89a-fA-F])/;

export function mayHoldUnstorableText(text: string): boolean {
	return suspectEscape.test(text);
}

/** Path of the first text (key or value) that PostgreSQL cannot keep: a NUL or a lone surrogate. */
export function findUnstorableText(value: unknown): PropertyKey[] | null {
	if (typeof value === "string") return isStorable(value) ? null : [];
	if (typeof value !== "object" || value === null) return null;
	for (const [key, child] of Object.entries(value)) {
		if (!isStorable(key)) return [];
		const below = findUnstorableText(child);
		if (below !== null) return [Array.isArray(value) ? Number(key) : key, ...below];
	}
	return null;
}

const loneSurrogate = /\p{Surrogate}/u;
function isStorable(text: string): boolean {
	return !text.includes("\u0000") && !loneSurrogate.test(text);
}
