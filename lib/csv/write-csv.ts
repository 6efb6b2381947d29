import { exportText } from "../domain/export-text";

/** A text, a number (never as text, so that it stays one), or nothing. */
export type CsvCell = string | number | null;
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
	// What a program does not see must not stand before the sign of a formula.
	const text = exportText(cell);
	return quoted(formulaStart.test(text) ? `'${text}` : text);
}

/** Both separators are quoted in both notations: a decimal comma stays whole where a reader expects commas. */
function quoted(text: string): string {
	return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
