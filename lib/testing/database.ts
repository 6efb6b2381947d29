import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { disconnectPrisma } from "../db/client";

export interface TestDatabase {
	/** Runs SQL as the superuser, the owner or the runtime role, on this file's own database. */
	query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
		role: "superuser" | "owner" | "runtime",
		sql: string,
		values?: unknown[],
	): Promise<Row[]>;
	/** The connection string of a role, for tests of roles and migrations. */
	url(role: "superuser" | "owner" | "runtime"): string;
}

/**
 * Call once at the top of a db test file: gives it a database of its own (a clone of the migrated template), with the
 * real roles and policies, and lets `prisma()` use it as the runtime role.
 */
export function testDatabase(): TestDatabase {
	const base = inject("database");
	// One name for all files of a worker, which share what lib/env.ts read.
	const name = `test_${process.pid}`;
	const url = (role: "superuser" | "owner" | "runtime") => withDatabase(base[`${role}Url`], name);
	process.env.DATABASE_URL = url("runtime");
	process.env.PUBLIC_URL ??= "http://localhost:3000";
	process.env.APP_SECRET ??= randomUUID() + randomUUID();
	process.env.ALLOW_LOOPBACK_CALLS ??= "yes";
	beforeAll(() =>
		asSuperuser(`CREATE DATABASE ${name} TEMPLATE groepsbeeld OWNER groepsbeeld_owner STRATEGY FILE_COPY`),
	);
	afterAll(async () => {
		await disconnectPrisma();
		const lost = await query(url("superuser"), lostRecords);
		await asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`);
		expect(lost).toEqual([]);
	});
	async function asSuperuser(sql: string): Promise<void> {
		await query(base.superuserUrl, sql);
	}
	return { url, query: (role, sql, values) => query(url(role), sql, values) };
}

/** Deliveries of which not every record has its one ending: none, whatever a test did. */
const lostRecords = `
	SELECT d.id, d.received, count(r.index)::int AS told FROM delivery AS d
	LEFT JOIN delivery_record AS r ON r.school_id = d.school_id AND r.delivery_id = d.id AND r.outcome IN ('held', 'rejected')
	GROUP BY d.school_id, d.id
	HAVING d.received <> d.written + d.unchanged + d.stale + d.not_used + d.held + d.rejected
		OR count(r.index) <> d.held + d.rejected`;

async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values?: unknown[]): Promise<Row[]> {
	const client = new pg.Client({ connectionString: url, options: "-c timezone=UTC" });
	await client.connect();
	try {
		return (await client.query<Row>(sql, values)).rows;
	} finally {
		await client.end();
	}
}

function withDatabase(url: string, name: string): string {
	const changed = new URL(url);
	changed.pathname = `/${name}`;
	return changed.href;
}
