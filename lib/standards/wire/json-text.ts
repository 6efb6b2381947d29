/** What stands in a text as JSON lets deeper and rarer things in than a database or a reader can take. */
const quote = 0x22;
const backslash = 0x5c;

/** How deep arrays and objects nest, without parsing: a text of 10,000 brackets costs a scan and no stack. */
export function measureDepth(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		if (code === quote) {
			index = endOfString(text, index);
		} else if (code === 0x7b || code === 0x5b) {
			depth += 1;
			if (depth > deepest) deepest = depth;
		} else if (code === 0x7d || code === 0x5d) {
			depth -= 1;
		}
	}
	return deepest;
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
