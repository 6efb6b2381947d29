import { exportText } from "../domain/export-text";

/**
 * Text that the standard fonts of a PDF can write (Windows-1252). A letter that they lack loses its accent, and what is
 * left becomes a question mark: a paper with a plain letter is better than one with a wrong one.
 */
export function winAnsi(text: string): string {
	return [...exportText(text).normalize("NFC")].map((letter) => (isKnown(letter) ? letter : plain(letter))).join("");
}

const beyondLatin = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
function isKnown(letter: string): boolean {
	const code = letter.codePointAt(0) ?? 0;
	return (
		letter === "\n" || (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || beyondLatin.includes(letter)
	);
}

const without: Readonly<Record<string, string>> = { ł: "l", Ł: "L", đ: "d", Đ: "D", ı: "i", ħ: "h", Ħ: "H" };
function plain(letter: string): string {
	const bare = without[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
	return [...bare].every(isKnown) ? bare : "?";
}
