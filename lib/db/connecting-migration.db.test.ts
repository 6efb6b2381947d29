import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStandards } from "../standards/registry";
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

test("what was connected before goes on bringing all that its standard can bring, at every school", async () => {
	const migrations = readMigrations("prisma/migrations");
	const at = migrations.findIndex((one) => one.name.endsWith("_connecting"));
	await applyMigrations(owner, migrations.slice(0, at));
	const schools = [newId(), newId()];
	const standards = [...listStandards().map(({ key }) => key), "gone"].sort();
	const inSchool = async (school: string, sql: string, values: unknown[] = []) => {
		await owner.query("SELECT set_config('app.school', $1, false)", [school]);
		return owner.query(sql, values);
	};
	for (const school of schools) {
		await owner.query("INSERT INTO school (id, name, sector) VALUES ($1, 'De Linde', 'po')", [school]);
		for (const standard of standards)
			await inSchool(
				school,
				"INSERT INTO connection (school_id, id, supplier_id, standard, scopes, state) VALUES ($1, $2, $2, $3, '{}', 'active')",
				[school, newId(), standard],
			);
	}
	await owner.query("SELECT set_config('app.school', '', false)");
	await applyMigrations(owner, migrations.slice(0, at + 1));
	for (const school of schools) {
		const { rows } = await inSchool(
			school,
			'SELECT standard, fields FROM connection WHERE school_id = $1 ORDER BY standard COLLATE "C"',
			[school],
		);
		const asked = (key: string) => [...(listStandards().find((one) => one.key === key)?.asks.optional ?? [])];
		expect(rows).toEqual(standards.map((standard) => ({ standard, fields: asked(standard) })));
	}
});
