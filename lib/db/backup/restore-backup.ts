import pg from "pg";
import { latestMigration } from "../latest-migration";
import { type BackupBegin, readBackupFile } from "./backup-file";
import { type BackupTable, listBackupTables, passingOfPlace } from "./backup-tables";
import { neededBySchool } from "./needed-by-school";
import { type RowBatch, rowBatch } from "./row-batch";

/** A backup of before has accounts of no place, and what becomes of those only the migration decides. */
const placesMigration = "20261130300000_places";

export interface RestoreWanted {
	/** Of the owner: it makes partitions and raises sequences. Row-level security binds it too. */
	readonly ownerUrl: string;
	readonly file: string;
	/** Null: everything, into a database without schools. Else: this school alone is put back as it was then. */
	readonly schoolId: string | null;
}

/**
 * Puts a backup back in one transaction: all of it or nothing. A whole backup goes into a prepared database without
 * schools; one school replaces that school's rows, also while the program is in use, and leaves all others alone. Its people sign in
 * again: their accounts are those of then. What is global and there already (suppliers, goals) stays as it is.
 * @returns rows restored
 * @throws Error when the file is not whole, is newer than this version, or does not fit what is there
 */
export async function restoreBackup({ ownerUrl, file, schoolId }: RestoreWanted): Promise<number> {
	const client = new pg.Client({ connectionString: ownerUrl, options: "-c timezone=UTC" });
	await client.connect();
	try {
		await client.query("BEGIN");
		const rows = schoolId === null ? await restoreAll(client, file) : await restoreSchool(client, file, schoolId);
		await raiseSequences(client);
		await client.query("COMMIT");
		return rows;
	} finally {
		await client.end();
	}
}

async function restoreAll(client: pg.Client, file: string): Promise<number> {
	const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM school");
	if (rows[0]?.n !== 0)
		throw new Error("there are schools in this database: restore one school, or restore into an empty database");
	const tables = await listBackupTables(client);
	// Goals and their like may stand there already, from the seed.
	return readInto(client, file, async ({ name, school, columns }) => {
		const table = nameOf(tables, name);
		if (school !== null) await setScope(client, school);
		return rowBatch(client, { table, columns, into: name, onConflict: school === null });
	});
}

/** The global rows wait in temporary tables until the school's own rows tell which of them it needs. */
async function restoreSchool(client: pg.Client, file: string, schoolId: string): Promise<number> {
	const tables = await listBackupTables(client);
	await setScope(client, schoolId);
	for (const name of passingOfPlace) await client.query(`DELETE FROM ${name} WHERE place_id = $1`, [schoolId]);
	for (const { name, owner } of tables.filter((one) => one.owner !== null).toReversed())
		await client.query(`DELETE FROM ${client.escapeIdentifier(name)} WHERE ${owner} = $1`, [schoolId]);
	for (const { name } of tables.filter(({ owner }) => owner === null))
		await client.query(`CREATE TEMPORARY TABLE ${waiting(name)} (LIKE ${name}) ON COMMIT DROP`);
	let seen = false;
	let rows = await readInto(client, file, async ({ name, school, columns }) => {
		const table = nameOf(tables, name);
		if (school !== null && school !== schoolId) return null;
		seen ||= school === schoolId;
		return rowBatch(client, { table, columns, into: school === null ? waiting(name) : name, onConflict: false });
	});
	if (!seen) throw new Error("the backup does not hold this school");
	for (const { name } of tables.filter(({ owner }) => owner === null)) {
		const added = await client.query(
			`INSERT INTO ${name} SELECT * FROM ${waiting(name)} WHERE ${neededBySchool(name, waiting("school"))} ON CONFLICT DO NOTHING`,
		);
		rows += added.rowCount ?? 0;
	}
	return rows;
}

const waiting = (table: string) => `waiting_${table}`;

type OpenBatch = (section: {
	readonly name: string;
	readonly school: string | null;
	readonly columns: readonly string[];
}) => Promise<RowBatch | null>;

/** Reads the file to its checked end, each table's rows into the batch that `open` gives; null passes them over. */
async function readInto(client: pg.Client, file: string, open: OpenBatch): Promise<number> {
	let rows = 0;
	let batch: RowBatch | null = null;
	for await (const line of readBackupFile(file)) {
		if (line.kind === "row") {
			rows += (await batch?.add(line.text)) ?? 0;
			continue;
		}
		if (line.kind === "begin") await prepare(client, line.begin);
		else {
			rows += (await batch?.flush()) ?? 0;
			batch = await open(line.table);
		}
	}
	return rows + ((await batch?.flush()) ?? 0);
}

async function prepare(client: pg.Client, { migration, attemptMonths }: BackupBegin): Promise<void> {
	if (migration > latestMigration)
		throw new Error(`the backup is of a newer version (${migration}): restore it with that version`);
	if (migration < placesMigration)
		throw new Error(
			`the backup is of before accounts belonged to a place (${migration}): restore it with that version, and update then`,
		);
	if (Array.isArray(attemptMonths))
		await client.query("SELECT make_attempt_month(month) FROM unnest($1::date[]) AS month", [attemptMonths]);
	else
		await client.query(
			"SELECT make_attempt_month(month::date) FROM generate_series($1::date, $2::date, interval '1 month') AS month",
			[attemptMonths?.first, attemptMonths?.last],
		);
}

/** The table here; also what keeps a file from naming another thing of the database. */
function nameOf(tables: readonly BackupTable[], name: string): BackupTable {
	const table = tables.find((one) => one.name === name);
	if (!table) throw new Error("the backup has a table that is not here");
	return table;
}

/** A number that was given out before is not given out again; the rows of each school tell with that school as the scope. */
async function raiseSequences(client: pg.Client): Promise<void> {
	const { rows: schools } = await client.query<{ id: string }>("SELECT id FROM school");
	for (const { id } of schools) {
		await setScope(client, id);
		await client.query(
			`SELECT setval('xapi_statement_sequence_seq', highest)
			 FROM (SELECT max(sequence) AS highest FROM xapi_statement) own
			 WHERE highest > (SELECT last_value FROM xapi_statement_sequence_seq)`,
		);
	}
}

/** A board's id opens what is a place's, and of what is a school's no row. */
async function setScope(client: pg.Client, place: string): Promise<void> {
	await client.query("SELECT set_config('app.school', $1, true)", [place]);
}
