import Papa from "papaparse";

/**
 * The rows of a CSV with a header, by column.
 * @throws when a column that is asked for is not there, with its name.
 */
export function readRows<Column extends string>(
	text: string,
	columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
	const parsed = Papa.parse<Record<string, string>>(text.trim(), { header: true, skipEmptyLines: true });
	const missing = columns.filter((column) => !parsed.meta.fields?.includes(column));
	if (missing.length > 0) throw new Error(`the file has no column ${missing.join(", ")}: is it the right kind?`);
	// Only what was asked for goes on: background columns never leave this function.
	return parsed.data.map(
		(row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ""])) as Record<Column, string>,
	);
}

/** Rows by key, in the order of the file. */
export function groupRows<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group) group.push(row);
		else groups.set(keyOf(row), [row]);
	}
	return groups;
}

/** A number as the file has it: digits, perhaps a sign and decimals; "NA" and nothing are no number. */
export function isNumber(text: string): boolean {
	return /^-?\d+(\.\d+)?$/.test(text);
}
