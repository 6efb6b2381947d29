import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";

/** The lock that Prisma's own commands take, so that they and we wait for each other. */
const prismaLock = 72707369;

export interface Migration {
	readonly name: string;
	readonly sql: string;
	readonly checksum: string;
}

/** The migrations of the folder, in order. */
export function readMigrations(folder: string): Migration[] {
	return readdirSync(folder)
		.filter((name) => existsSync(path.join(folder, name, "migration.sql")))
		.sort()
		.map((name) => {
			const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
			return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
		});
}

/**
 * Applies what is missing, in Prisma's own bookkeeping (same table, checksums, lock and order as `migrate deploy`), so
 * that neither side is surprised by the other. Stops at a migration that was changed after it was applied.
 * @returns names of the migrations that were applied now
 */
export async function applyMigrations(owner: pg.Client, migrations: Migration[]): Promise<string[]> {
	await owner.query("SELECT pg_advisory_lock($1)", [prismaLock]);
	try {
		await owner.query(bookkeeping);
		const known = await owner.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
			"SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
		);
		const unfinished = known.rows.find((row) => row.finished_at === null);
		if (unfinished)
			throw new Error(
				`migration ${unfinished.migration_name} failed earlier. Restore the backup, or mend it and mark it with: npm run prisma -- migrate resolve`,
			);
		const applied: string[] = [];
		for (const migration of migrations) {
			const row = known.rows.find((other) => other.migration_name === migration.name);
			if (row && row.checksum !== migration.checksum)
				throw new Error(`migration ${migration.name} was changed after it was applied; migrations only go forward`);
			if (row) continue;
			await applyOne(owner, migration);
			applied.push(migration.name);
		}
		return applied;
	} finally {
		await owner.query("SELECT pg_advisory_unlock($1)", [prismaLock]);
	}
}

async function applyOne(owner: pg.Client, migration: Migration): Promise<void> {
	const id = randomUUID();
	await owner.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [
		id,
		migration.checksum,
		migration.name,
	]);
	try {
		await owner.query(migration.sql);
	} catch (fault) {
		await owner.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, String(fault)]);
		throw fault;
	}
	await owner.query("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1", [id]);
}

const bookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
	id VARCHAR(36) PRIMARY KEY NOT NULL,
	checksum VARCHAR(64) NOT NULL,
	finished_at TIMESTAMPTZ,
	migration_name VARCHAR(255) NOT NULL,
	logs TEXT,
	rolled_back_at TIMESTAMPTZ,
	started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
	applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
