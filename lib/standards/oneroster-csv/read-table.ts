import { daySchema } from "../../domain/day-schema";
import { momentSchema } from "../../domain/moment-schema";
import type { RosterFault } from "../../domain/roster";
import { mostFaults } from "../wire/roster-limits";
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

/** One file: header in the exact order, each value checked by itself, sourcedIds unique. Faults are added to the list. */
export function readTable(
	name: FileName,
	bytes: Uint8Array,
	mode: "bulk" | "delta",
	faults: RosterFault[],
	left: { cells: number },
): readonly Row[] {
	const file = `${name}.csv`;
	const expected = columns[name];
	const parsed = parseCsv(bytes, left);
	if (!parsed.ok) {
		const names = [...leadingColumns, ...expected.map((column) => column.name)];
		const field = parsed.column === null ? null : (names[parsed.column] ?? null);
		faults.push({ code: parsed.code, file, line: parsed.line, field });
		return [];
	}
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
			if (countOf(value) > mostOfList) return "too-many-values";
			return value.split(",").every((part) => /^\{[^{}:]+:[^{}]+\}$/.test(part.trim())) ? null : "user-ids";
		default:
			return countOf(value) > mostOfList ? "too-many-values" : null;
	}
}

/** Of a column that holds a list: identifiers of a user, agents, terms, subjects. */
const mostOfList = 100;

function countOf(list: string): number {
	let count = 1;
	for (let at = list.indexOf(","); at !== -1; at = list.indexOf(",", at + 1)) count += 1;
	return count;
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
