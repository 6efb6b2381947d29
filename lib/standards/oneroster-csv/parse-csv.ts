import Papa from "papaparse";

export interface CsvRow {
	/** From 1: the line on which the row begins. */
	readonly line: number;
	readonly cells: readonly string[];
}

export type ParsedCsv =
	| { readonly ok: true; readonly rows: readonly CsvRow[] }
	| { readonly ok: false; readonly code: "not-utf8" | "csv-quotes" | "too-many-rows"; readonly line: number | null };

/** Far above any school, far below what would fill the memory. */
const mostRows = 250_000;

/** RFC 4180 in UTF-8; a byte order mark and empty lines are passed over. */
export function parseCsv(bytes: Uint8Array): ParsedCsv {
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return { ok: false, code: "not-utf8", line: null };
	}
	const { data, errors } = Papa.parse<string[]>(text, { delimiter: ",", preview: mostRows + 2 });
	if (data.length > mostRows + 1) return { ok: false, code: "too-many-rows", line: null };
	const rows: CsvRow[] = [];
	const broken = errors.find((error) => error.type === "Quotes");
	let line = 1;
	for (const [index, cells] of data.entries()) {
		if (broken && index >= (broken.row ?? 0)) return { ok: false, code: "csv-quotes", line };
		if (cells.length > 1 || cells[0] !== "") rows.push({ line, cells });
		line += 1 + cells.reduce((sum, cell) => sum + newlinesIn(cell), 0);
	}
	return broken ? { ok: false, code: "csv-quotes", line } : { ok: true, rows };
}

function newlinesIn(cell: string): number {
	return cell.includes("\n") ? cell.split("\n").length - 1 : 0;
}
