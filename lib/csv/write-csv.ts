import { exportText } from "../domain/export-text";

/** A text, a number (never as text, so that it stays one), a number on its scale as the screens write it, or nothing. */
export type CsvCell = string | number | OnScale | null;
export interface OnScale {
	readonly number: number;
	/** Digits after the mark. */
	readonly least: number;
	readonly most: number;
}
export type CsvRows = readonly (readonly CsvCell[])[];

/** How the spreadsheets of a language read a file: its decimal mark is never its separator. */
export interface CsvNotation {
	readonly separator: "," | ";";
	readonly decimalMark: "." | ",";
}

export const csvNotations = {
	nl: { separator: ";", decimalMark: "," },
	en: { separator: ",", decimalMark: "." },
} as const satisfies Record<string, CsvNotation>;

/** At most four decimals, never an exponent. */
const plain = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 4, signDisplay: "negative" });

function plainOf({ number, least, most }: OnScale): string {
	const digits = { minimumFractionDigits: least, maximumFractionDigits: most };
	return new Intl.NumberFormat("en", { useGrouping: false, signDisplay: "negative", ...digits }).format(number);
}

/** Begins what a spreadsheet would compute: OWASP, CSV Injection; with the wide forms of the signs. */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. A text that would be a formula begins with '. */
export function writeCsv(rows: CsvRows, notation: CsvNotation): string {
	const lines = rows.map((row) => row.map((cell) => fieldOf(cell, notation)).join(notation.separator));
	return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}

function fieldOf(cell: CsvCell, { decimalMark }: CsvNotation): string {
	if (cell === null) return "";
	if (typeof cell === "number")
		return Number.isFinite(cell) ? quoted(plain.format(cell).replace(".", decimalMark)) : "";
	if (typeof cell === "object")
		return Number.isFinite(cell.number) ? quoted(plainOf(cell).replace(".", decimalMark)) : "";
	// What a program does not see must not stand before the sign of a formula.
	const text = exportText(cell);
	return quoted(formulaStart.test(text) ? `'${text}` : text);
}

/** Both separators are quoted in both notations: a decimal comma stays whole where a reader expects commas. */
function quoted(text: string): string {
	return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
