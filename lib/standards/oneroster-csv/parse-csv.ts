export interface CsvRow {
	/** From 1: the line on which the row begins. */
	readonly line: number;
	readonly cells: readonly string[];
}

export type CsvFault =
	| "not-utf8"
	| "csv-quotes"
	| "too-many-rows"
	| "too-many-columns"
	| "too-many-cells"
	| "cell-too-long";
export type ParsedCsv =
	| { readonly ok: true; readonly rows: readonly CsvRow[] }
	| {
			readonly ok: false;
			readonly code: CsvFault;
			readonly line: number | null;
			/** From 0, where one cell is meant. */
			readonly column: number | null;
	  };

/** Far above any school, far below what would fill the memory: 45,000 enrolments have as many rows of ten cells. */
export const csvLimits = {
	/** Of a file. */
	rows: 250_000,
	/** Of a row; the longest file of the standard has 22. */
	columns: 100,
	/** Characters of a cell. */
	cell: 4_000,
	/** Of all files of a package together. */
	cells: 3_000_000,
} as const;

const [quote, comma, carriageReturn, lineFeed, space] = [0x22, 0x2c, 0x0d, 0x0a, 0x20];

/**
 * RFC 4180 in UTF-8; a byte order mark and empty lines are passed over. Reading ends at the first count that is passed: a
 * line of 64 MB of commas costs a hundred cells.
 * @param left cells that may still come; what is read is taken off, so that files share them
 */
export function parseCsv(bytes: Uint8Array, left: { cells: number } = { cells: csvLimits.cells }): ParsedCsv {
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return { ok: false, code: "not-utf8", line: null, column: null };
	}
	return parseText(text, left);
}

function parseText(text: string, left: { cells: number }): ParsedCsv {
	const rows: CsvRow[] = [];
	let [at, line] = [0, 1];
	while (at < text.length) {
		const begin = line;
		const cells: string[] = [];
		const fault = (code: CsvFault, column: number | null = null): ParsedCsv => ({
			ok: false,
			code,
			line: begin,
			column,
		});
		for (let more = true; more; ) {
			const cell = readCell(text, at);
			if (cell === null) return fault("csv-quotes");
			if (cell.value.length > csvLimits.cell) return fault("cell-too-long", cells.length);
			if (cells.length === csvLimits.columns) return fault("too-many-columns");
			cells.push(cell.value);
			line += cell.lines;
			more = text.charCodeAt(cell.end) === comma;
			at = more ? cell.end + 1 : cell.end;
		}
		if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 1;
		at += 1;
		line += 1;
		if (cells.length === 1 && cells[0] === "") continue;
		// The header is none of them.
		if (rows.length > csvLimits.rows) return fault("too-many-rows");
		left.cells -= cells.length;
		if (left.cells < 0) return fault("too-many-cells");
		rows.push({ line: begin, cells });
	}
	return { ok: true, rows };
}

interface Cell {
	readonly value: string;
	/** Position of the comma or line end after it. */
	readonly end: number;
	/** Line ends within it. */
	readonly lines: number;
}

/** Null: a quote stands where none may. */
function readCell(text: string, at: number): Cell | null {
	if (text.charCodeAt(at) === quote) return readQuoted(text, at + 1);
	let end = at;
	while (end < text.length && !isEnd(text.charCodeAt(end))) end += 1;
	return { value: text.slice(at, end), end, lines: 0 };
}

const isEnd = (code: number) => code === comma || code === lineFeed || code === carriageReturn;

function readQuoted(text: string, begin: number): Cell | null {
	let close = text.indexOf('"', begin);
	while (close !== -1 && text.charCodeAt(close + 1) === quote) close = text.indexOf('"', close + 2);
	if (close === -1) return null;
	let end = close + 1;
	while (text.charCodeAt(end) === space) end += 1;
	if (end < text.length && !isEnd(text.charCodeAt(end))) return null;
	const value = text.slice(begin, close).replaceAll('""', '"');
	return { value, end, lines: value.length > csvLimits.cell ? 0 : value.split("\n").length - 1 };
}
