import { daySchema } from "../../domain/day-schema";
import { momentSchema } from "../../domain/moment-schema";
import type { RosterFault } from "../../domain/roster";
import { type Column, columns, type FileName, leadingColumns } from "./columns";
import { parseCsv } from "./parse-csv";

export interface Row {
	readonly line: number;
	readonly id: string;
	readonly deleted: boolean;
	/** yyyy-mm-dd of dateLastModified; delta only. */
	readonly modifiedOn: string | null;
	/** The value of a column of the standard; empty when there is none. */
	get(column: string): string;
}

/** How many faults are told at most: enough to mend by, and an answer of a sane size. */
export const mostFaults = 200;

/** One file: header in the exact order, each value checked by itself, sourcedIds unique. Faults are added to the list. */
export function readTable(
	name: FileName,
	bytes: Uint8Array,
	mode: "bulk" | "delta",
	faults: RosterFault[],
): readonly Row[] {
	const file = `${name}.csv`;
	const parsed = parseCsv(bytes);
	if (!parsed.ok) {
		faults.push({ code: parsed.code, file, line: parsed.line, field: null });
		return [];
	}
	const expected = columns[name];
	const [header, ...lines] = parsed.rows;
	const headerFault = checkHeader(header?.cells ?? [], expected);
	if (headerFault !== null) {
		faults.push({ code: "csv-header", file, line: 1, field: headerFault });
		return [];
	}
	const width = header?.cells.length ?? 0;
	const position = new Map(expected.map((column, index) => [column.name, index + leadingColumns.length]));
	const ids = new Set<string>();
	const rows: Row[] = [];
	for (const { line, cells } of lines) {
		if (faults.length >= mostFaults) break;
		const fault = (code: string, field: string | null) => faults.push({ code, file, line, field });
		if (cells.length !== width) {
			fault("cells", null);
			continue;
		}
		const [id = "", status = "", modified = ""] = cells;
		if (!isSourcedId(id)) fault("sourced-id", "sourcedId");
		else if (ids.has(id)) fault("double-id", "sourcedId");
		ids.add(id);
		checkState(mode, status, modified, fault);
		for (const [index, column] of expected.entries()) {
			const code = checkValue(cells[index + leadingColumns.length] ?? "", column);
			if (code !== null) fault(code, column.name);
		}
		rows.push({
			line,
			id,
			deleted: status === "tobedeleted",
			modifiedOn: modified === "" ? null : modified.slice(0, 10),
			get: (column) => cells[position.get(column) ?? -1]?.trim() ?? "",
		});
	}
	return rows;
}

/** The name of the first column that stands wrong; null: all is well. */
function checkHeader(cells: readonly string[], expected: readonly Column[]): string | null {
	const names = [...leadingColumns, ...expected.map((column) => column.name)];
	for (const [index, name] of names.entries()) if (cells[index] !== name) return name;
	return cells.slice(names.length).every((cell) => cell.startsWith("metadata.")) ? null : "metadata";
}

type AddFault = (code: string, field: string | null) => void;

/** Bulk: both empty. Delta: both there (CSV binding, "Bulk and delta"). */
function checkState(mode: "bulk" | "delta", status: string, modified: string, fault: AddFault): void {
	if (mode === "bulk") {
		if (status !== "") fault("bulk-not-empty", "status");
		if (modified !== "") fault("bulk-not-empty", "dateLastModified");
		return;
	}
	if (status !== "active" && status !== "tobedeleted") fault("status", "status");
	if (!isMoment(modified)) fault("date-time", "dateLastModified");
}

function checkValue(value: string, { required, check }: Column): string | null {
	if (value.includes("\0")) return "not-text";
	if (value === "") return required ? "required" : null;
	if (typeof check !== "string") return check.includes(value) || value.startsWith("ext:") ? null : "word";
	switch (check) {
		case "date":
			return isDay(value) ? null : "date";
		case "year":
			return /^\d{4}$/.test(value) ? null : "year";
		case "boolean":
			return value === "true" || value === "false" ? null : "boolean";
		case "userIds":
			return value.split(",").every((part) => /^\{[^{}:]+:[^{}]+\}$/.test(part.trim())) ? null : "user-ids";
		default:
			return null;
	}
}

/** GUID of the standard: text without white space and of at most 255 characters. */
function isSourcedId(id: string): boolean {
	return /^[^\s,"]{1,255}$/.test(id) && !id.includes("\0");
}

function isDay(value: string): boolean {
	return daySchema.safeParse(value).success;
}

function isMoment(value: string): boolean {
	return momentSchema.safeParse(value).success;
}
