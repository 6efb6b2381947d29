import pg from "pg";
import { latestMigration } from "../latest-migration";
import { type BackupPart, writeBackupFile } from "./backup-file";
import { type BackupTable, listBackupTables } from "./backup-tables";
import { neededBySchool } from "./needed-by-school";

export interface BackupWanted {
	/** Of the runtime role: it reads what it may read, school by school. */
	readonly runtimeUrl: string;
	readonly file: string;
	/** Null: everything. */
	readonly schoolId: string | null;
	readonly madeAt: Date;
}

/**
 * Writes everything, or one school with its accounts and the suppliers and clients that it needs, as it was at one moment: one
 * snapshot, so that people and suppliers go on working meanwhile. Nothing has the right to read over all places, so
 * each school, and each board, is read with its own scope.
 * @returns rows written
 * @throws Error when the school is not there
 */
export async function writeBackup({ runtimeUrl, file, schoolId, madeAt }: BackupWanted): Promise<number> {
	const client = new pg.Client({ connectionString: runtimeUrl, options: "-c timezone=UTC" });
	await client.connect();
	try {
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
		// Before the snapshot: a month that is dropped after it would be missing of that moment.
		await client.query("LOCK TABLE ONLY attempt IN ACCESS SHARE MODE");
		return await writeBackupFile(file, parts(client, schoolId, madeAt));
	} finally {
		await client.end();
	}
}

async function* parts(client: pg.Client, schoolId: string | null, madeAt: Date): AsyncGenerator<BackupPart> {
	const found = await client.query<{ id: string }>(
		"SELECT id FROM school WHERE $1::uuid IS NULL OR id = $1 ORDER BY id",
		[schoolId],
	);
	const schools = found.rows.map(({ id }) => id);
	if (schoolId !== null && schools.length === 0) throw new Error("no school has this id");
	const tables = await listBackupTables(client);
	const attemptMonths = await monthsOf(client, schools);
	yield {
		begin: {
			format: "groepsbeeld-backup-1",
			migration: latestMigration,
			madeAt: madeAt.toISOString(),
			school: schoolId,
			attemptMonths,
		},
	};
	if (schoolId !== null) await setScope(client, schoolId);
	for (const table of tables.filter(({ owner }) => owner === null)) {
		const condition = schoolId === null ? "true" : neededBySchool(table.name);
		yield* section(client, table, null, condition);
	}
	for (const school of schools) {
		await setScope(client, school);
		for (const table of tables.filter(({ owner }) => owner !== null)) yield* section(client, table, school, "true");
	}
	if (schoolId !== null) return;
	const boards = await client.query<{ id: string }>("SELECT id FROM board ORDER BY id");
	for (const { id } of boards.rows) {
		await setScope(client, id);
		for (const table of tables.filter(({ owner }) => owner === "place_id")) yield* section(client, table, id, "true");
	}
}

async function* section(
	client: pg.Client,
	table: BackupTable,
	place: string | null,
	condition: string,
): AsyncGenerator<BackupPart> {
	const name = client.escapeIdentifier(table.name);
	const own = table.owner === null ? "" : `AND ${table.owner} = current_setting('app.school')::uuid`;
	const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
	await client.query(
		`DECLARE rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS text
		 FROM (SELECT ${columns} FROM ${name} WHERE ${condition} ${own}) t`,
	);
	let begun = false;
	for (;;) {
		const { rows } = await client.query<{ text: string }>(`FETCH ${table.heavy ? 25 : 2000} FROM rows`);
		if (rows.length === 0) break;
		if (!begun) yield { table: { name: table.name, school: place, columns: [...table.columns] } };
		begun = true;
		yield { rows: rows.map(({ text }) => text) };
	}
	await client.query("CLOSE rows");
}

/** The months of attempts, so that a restore can make them first. */
async function monthsOf(client: pg.Client, schools: readonly string[]): Promise<string[]> {
	const months = new Set<string>();
	for (const school of schools) {
		await setScope(client, school);
		const { rows } = await client.query<{ month: string }>(
			`SELECT DISTINCT date_trunc('month', at)::date::text AS month
			 FROM attempt WHERE school_id = current_setting('app.school')::uuid`,
		);
		for (const { month } of rows) months.add(month);
	}
	return [...months].sort();
}

/** A board's id shows what is a place's, and of what is a school's no row. */
async function setScope(client: pg.Client, place: string): Promise<void> {
	await client.query("SELECT set_config('app.school', $1, true)", [place]);
}
