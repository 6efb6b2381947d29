import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { applyMigrations, readMigrations } from "./apply-migrations";
import { newId } from "./ids";

const database = testDatabase();
const name = `before_${newId().replaceAll("-", "")}`;
let owner: pg.Client;

beforeAll(async () => {
	await database.query("superuser", `CREATE DATABASE ${name} OWNER groepsbeeld_owner`);
	const address = new URL(database.url("owner"));
	address.pathname = `/${name}`;
	owner = new pg.Client(address.href);
	await owner.connect();
});
afterAll(async () => {
	await owner.end();
	await database.query("superuser", `DROP DATABASE ${name} WITH (FORCE)`);
});

/** A row as it was kept before the migration. */
const insert = `INSERT INTO xapi_statement (school_id, connection_id, id, stored, delivery_id, record_index, verb, activity,
	agent, related_activities, related_agents, voids, fingerprint)
	VALUES ($1, $2, $3, now(), $2, 0, 'x:v', $4, $5, '{}', $6, $7, '\\x00')`;

test("statements that were kept before know their agents and what they void, at every school", async () => {
	const migrations = readMigrations("prisma/migrations");
	const at = migrations.findIndex((one) => one.name.endsWith("_exchange"));
	await applyMigrations(owner, migrations.slice(0, at));
	const inSchool = async (school: string, sql: string, values: unknown[] = []) => {
		await owner.query("SELECT set_config('app.school', $1, false)", [school]);
		return owner.query(sql, values);
	};
	const [voided, schools] = [newId(), [newId(), newId()]];
	for (const school of schools) {
		await owner.query("INSERT INTO school (id, name, sector) VALUES ($1, 'De Linde', 'po')", [school]);
		const rows = [
			["x:1", "mbox a", ["mbox a", "mbox juf"], null],
			[null, "mbox a", ["mbox a", "mbox b"], voided],
			["x:1", "", ["mbox c"], null],
		];
		for (const row of rows) await inSchool(school, insert, [school, newId(), newId(), ...row]);
	}
	await owner.query("SELECT set_config('app.school', '', false)");
	await applyMigrations(owner, migrations.slice(0, at + 1));
	for (const school of schools) {
		const { rows } = await inSchool(school, "SELECT agents, refers_to FROM xapi_statement ORDER BY sequence");
		expect(rows).toEqual([
			{ agents: ["mbox a"], refers_to: null },
			{ agents: ["mbox a", "mbox b"], refers_to: voided },
			{ agents: ["mbox c"], refers_to: null },
		]);
	}
});
