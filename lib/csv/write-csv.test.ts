import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { exportText } from "../domain/export-text";
import { type CsvCell, csvNotations, writeCsv } from "./write-csv";

const notation = fc.constantFrom(csvNotations.nl, csvNotations.en);
/** What spreadsheets take for a formula, and what breaks lines and fields, more often than chance would have it. */
const text = fc.oneof(
	fc.string({ unit: "binary" }),
	fc
		.tuple(
			fc.constantFrom("", "\u202E", "\u2066\u200F", "\uFEFF", "\u200B"),
			fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "＝", '"', ";", ","),
			fc.string(),
		)
		.map((parts) => parts.join("")),
);
const read = (csv: string, separator: string) =>
	Papa.parse<string[]>(csv, { delimiter: separator, newline: "\r\n" }).data.slice(0, -1);

test("any text comes back without hidden marks, or with one ' before it, and none begins a formula", () => {
	fc.assert(
		fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), notation, (rows, how) => {
			const csv = writeCsv(rows, how);
			expect(csv.charCodeAt(0)).toBe(0xfeff);
			const back = read(csv.slice(1), how.separator);
			expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
			for (const [index, cell] of back.flat().entries()) {
				const sent = exportText(rows.flat()[index] ?? "");
				expect([sent, `'${sent}`]).toContain(cell);
				expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
			}
		}),
	);
});

test("any number comes back as a number, negative ones too", () => {
	fc.assert(
		fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), notation, (tenThousandths, how) => {
			const value = tenThousandths / 10_000;
			const [row] = read(writeCsv([[value, "x"]], how).slice(1), how.separator);
			expect(Number(row?.[0]?.replace(how.decimalMark, "."))).toBeCloseTo(value, 10);
		}),
	);
});

test("a file as Dutch and as English spreadsheets expect it", () => {
	const rows: CsvCell[][] = [["Sem; de Wit", -12.5, null, "=1+1"], [], ["-3", 0.1 + 0.2, Number.NaN, 'zei "ja"']];
	expect(writeCsv(rows, csvNotations.nl)).toBe(
		'\uFEFF"Sem; de Wit";"-12,5";;\'=1+1\r\n\r\n\'-3;"0,3";;"zei ""ja"""\r\n',
	);
	expect(writeCsv(rows, csvNotations.en)).toBe('\uFEFF"Sem; de Wit",-12.5,,\'=1+1\r\n\r\n\'-3,0.3,,"zei ""ja"""\r\n');
});

test.each([
	["\u202E=1+1", "'=1+1"],
	["\u2066\u200F-3", "'-3"],
	["\uFEFF@x", "'@x"],
	["\u200B\tx", '"\'\tx"'],
	["Ali\u202Ece \u2066x", "Alice x"],
])("%j is a text without hidden marks", (cell, written) => {
	expect(writeCsv([[cell]], csvNotations.en)).toBe(`\uFEFF${written}\r\n`);
});
