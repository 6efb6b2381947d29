/** What stands in a text as JSON lets deeper and rarer things in than a database or a reader can take. */
const quote = 0x22;
const backslash = 0x5c;

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
		switch (text.charCodeAt(index)) {
			case quote:
				index = endOfString(text, index);
				continue;
			case 0x2c: // ,
				values += 1;
				break;
			case 0x3a: // :
				open[depth] = (open[depth] ?? 0) + 1;
				keys = Math.max(keys, open[depth] ?? 0);
				break;
			case 0x5b: // [
			case 0x7b: // {
				depth += 1;
				values += 1;
				open[depth] = 0;
				deepest = Math.max(deepest, depth);
				break;
			case 0x5d: // ]
			case 0x7d: // }
				// More may close than open: no JSON, as the parser will say.
				depth = Math.max(0, depth - 1);
				continue;
			default:
				continue;
		}
		if (values > most.values || keys > most.keys || deepest > most.depth) break;
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
