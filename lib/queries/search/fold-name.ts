/** Letters that no decomposition takes apart, as people type them. */
const typedAs: Readonly<Record<string, string>> = {
	ł: "l",
	ø: "o",
	đ: "d",
	ß: "ss",
	æ: "ae",
	œ: "oe",
	þ: "th",
	ð: "d",
	ı: "i",
};

/** The words of a name as they are compared: small letters without marks, split at all that is no letter or digit. */
export function foldName(text: string): string[] {
	const plain = text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[łøđßæœþðı]/g, (letter) => typedAs[letter] ?? letter);
	return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

/** Whether each typed word begins a word of the name, each another one: "b sem" finds Sem van den Berg. */
export function matchesName(typed: readonly string[], name: readonly string[]): boolean {
	const [first, ...rest] = typed;
	if (first === undefined) return true;
	return name.some(
		(word, index) =>
			word.startsWith(first) &&
			matchesName(
				rest,
				name.filter((_, other) => other !== index),
			),
	);
}
