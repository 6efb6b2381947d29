import type { RosterFault } from "../../domain/roster";
import { mostFaults } from "../wire/roster-limits";
import { columns, type FileName, fileNames } from "./columns";
import type { Row } from "./read-table";

export type Tables = Readonly<Record<FileName, readonly Row[]>>;

/** The values of a column that may hold several, comma-separated. */
export function listOf(value: string): string[] {
	return value
		.split(",")
		.map((part) => part.trim())
		.filter((part) => part !== "");
}

/** Bulk only: a delta may name what an earlier file brought. */
export function checkReferences(tables: Tables, faults: RosterFault[]): void {
	const ids = new Map(fileNames.map((name) => [name, new Set(tables[name].map((row) => row.id))]));
	for (const name of fileNames)
		for (const { name: field, refersTo } of columns[name]) {
			const known = refersTo === null ? null : ids.get(refersTo);
			if (!known) continue;
			for (const row of tables[name]) {
				if (faults.length >= mostFaults) return;
				if (listOf(row.get(field)).some((id) => !known.has(id)))
					faults.push({ code: "unknown-reference", file: `${name}.csv`, line: row.line, field });
			}
		}
}
