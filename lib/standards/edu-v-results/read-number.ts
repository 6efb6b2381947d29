/**
 * A value of a numeric type as exact decimal text, or null when it does not read as a number. The standard writes a
 * decimal point; a comma ("7,5") is what Dutch systems send and is read as one. No thousands separators, no exponents. All
 * decimals are kept, up to the 200 characters of a value.
 */
export function readNumber(text: string): string | null {
	const match = /^\s*(-?\d{1,15})(?:[.,](\d{1,180}))?\s*$/.exec(text);
	if (!match) return null;
	return match[2] === undefined ? (match[1] ?? null) : `${match[1]}.${match[2]}`;
}
