/** Pseudonyms of the chain (128 hexadecimal digits) and mail addresses: what may name a pupil within a text. */
const named = /[0-9a-f]{64,}|[^\s/:;,]+@[^\s/:;,]+/gi;
const shown = 3;

/** A supplier's id as it may be seen: where it was made of a pupil's identifier, that is masked but for its end. */
export function maskIdentifiers(text: string): string {
	return text.replace(named, (found) => `…${found.slice(-shown)}`);
}
