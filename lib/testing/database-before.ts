import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { applyMigrations, readMigrations } from "../db/apply-migrations";
import { newId } from "../db/ids";
import type { TestDatabase } from "./database";

export interface DatabaseBefore {
	/** SQL as the owner sees one school, or (null) before there is one. */
	query<Row extends pg.QueryResultRow>(school: string | null, sql: string, values?: unknown[]): Promise<Row[]>;
	addSchool(schoolId: string): Promise<void>;
	/** Applies the migration itself. */
	migrate(): Promise<void>;
}

/**
 * Call once at the top of a db test file: a database as it was before one migration, to be filled with rows of then.
 * @param ending of the migration's name, e.g. _connecting
 */
export function databaseBefore(database: TestDatabase, ending: string): DatabaseBefore {
	const name = `before_${newId().replaceAll("-", "")}`;
	const migrations = readMigrations("prisma/migrations");
	const at = migrations.findIndex((one) => one.name.endsWith(ending));
	let owner: pg.Client;
	beforeAll(async () => {
		await database.query("superuser", `CREATE DATABASE ${name} OWNER groepsbeeld_owner`);
		const address = new URL(database.url("owner"));
		address.pathname = `/${name}`;
		owner = new pg.Client(address.href);
		await owner.connect();
		await applyMigrations(owner, migrations.slice(0, at));
	});
	afterAll(async () => {
		await owner.end();
		await database.query("superuser", `DROP DATABASE ${name} WITH (FORCE)`);
	});
	async function query<Row extends pg.QueryResultRow>(school: string | null, sql: string, values: unknown[] = []) {
		await owner.query("SELECT set_config('app.school', $1, false)", [school ?? ""]);
		return (await owner.query<Row>(sql, values)).rows;
	}
	return {
		query,
		async addSchool(schoolId) {
			await query(null, "INSERT INTO school (id, name, sector) VALUES ($1, 'De Linde', 'po')", [schoolId]);
		},
		async migrate() {
			await query(null, "SELECT 1");
			await applyMigrations(owner, migrations.slice(0, at + 1));
		},
	};
}
