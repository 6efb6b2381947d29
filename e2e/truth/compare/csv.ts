import Papa from "papaparse";
import { csvNotations, writeCsv } from "../../../lib/csv/write-csv";
import type { CsvSheet } from "../../../lib/http/csv-answer";
import type { RawPupil } from "../raw-school";

/** The cells of a file as somebody reads them, without the lines that say what it is. */
export const cellsOf = (sheet: CsvSheet): string[][] =>
	Papa.parse<string[]>(writeCsv(sheet.rows, csvNotations.en).slice(1), { delimiter: ",", newline: "\r\n" }).data;

/** The name by which a file has a pupil. */
export const fullName = ({ key, familyName }: RawPupil): string => `${key} ${familyName}`;

/**
 * A number that was delivered stands there with all its decimals ("the most that was delivered for it, at most 6"); never "-0".
 * @returns null for an empty cell, a text where it is no number
 */
export function readCell(cell: string | undefined): number | string | null {
	if (cell === undefined || cell === "") return null;
	const number = Number(cell);
	return Number.isNaN(number) || cell === "-0" ? cell : number;
}
