import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { RawSchool } from "../raw-school";
import { groupsSql } from "./groups";
import { practiceSql } from "./practice";
import { resultsSql } from "./results";

/**
 * The second computation: the raw deliveries and the roster of one school in DuckDB, and questions to them. It imports
 * nothing of lib and is written from the rules in words alone, so that what both say is not said twice by one.
 */
export interface Truth {
	/** Rows as JavaScript values: numbers, strings, booleans, null. */
	ask<Row extends object>(sql: string): Promise<Row[]>;
	close(): void;
}

/** The id that the product gave an item of a supplier: the last that decides between two tries. */
export interface EntryId {
	readonly supplier: string;
	readonly id: string;
	readonly given: string;
}

export async function openTruth(raw: RawSchool, entryIds: readonly EntryId[] = []): Promise<Truth> {
	const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
	const duck = await instance.connect();
	await load(duck, raw, entryIds);
	await duck.run(`CREATE TABLE asked AS SELECT DATE '${raw.today}' AS today`);
	for (const sql of [...groupsSql, ...resultsSql, ...practiceSql]) await duck.run(sql);
	return {
		ask: async <Row>(sql: string) => {
			const rows = (await duck.runAndReadAll(sql)).getRowObjectsJS();
			for (const row of rows)
				for (const [name, value] of Object.entries(row)) if (typeof value === "bigint") row[name] = Number(value);
			return rows as unknown as Row[];
		},
		close: () => {
			duck.closeSync();
			instance.closeSync();
		},
	};
}

/** Each list of the raw school as a table of the same words. */
async function load(duck: DuckDBConnection, raw: RawSchool, entryIds: readonly EntryId[]): Promise<void> {
	const deliveries = raw.deliveries.map((delivery, seq) => ({ seq, ...delivery }));
	const tables: [string, string, readonly object[]][] = [
		["pupil", "key VARCHAR, eckId VARCHAR, familyName VARCHAR, account VARCHAR", raw.pupils],
		["grp", "key VARCHAR, kind VARCHAR, subject VARCHAR, combination BOOLEAN", raw.groups],
		["member", '"group" VARCHAR, pupil VARCHAR, schoolYear INTEGER, "from" DATE, "to" DATE', raw.members],
		["supplier", "key VARCHAR, standard VARCHAR, adaptive VARCHAR, homePage VARCHAR", raw.suppliers],
		["goal", "key VARCHAR, subject VARCHAR", raw.goals],
		["mapping", "supplier VARCHAR, kind VARCHAR, sourceId VARCHAR, goal VARCHAR", raw.mappings],
		["delivery", "seq INTEGER, supplier VARCHAR, path VARCHAR, body JSON", deliveries],
		["entry_id", "supplier VARCHAR, id VARCHAR, given VARCHAR", entryIds],
		["family", "supplier VARCHAR, type VARCHAR, assessments VARCHAR[], error VARCHAR", raw.families],
	];
	for (const [name, columns, rows] of tables) {
		await duck.run(`CREATE TABLE ${name} (${columns})`);
		const shape = JSON.stringify([
			Object.fromEntries(
				columns.split(", ").map((column) => column.replaceAll('"', "").replace(" JSON", " VARCHAR").split(" ")),
			),
		]);
		await duck.run(`INSERT INTO ${name} SELECT unnest(from_json($1::JSON, '${shape}'), recursive := true)`, [
			JSON.stringify(rows),
		]);
	}
}
