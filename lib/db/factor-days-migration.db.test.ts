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

test("the day from which admins need a second factor moves along, at every school", async () => {
	const migrations = readMigrations("prisma/migrations");
	const at = migrations.findIndex((one) => one.name.endsWith("_factor_days"));
	await applyMigrations(owner, migrations.slice(0, at));
	const values = [{ requiredFrom: "2026-12-01" }, { requiredFrom: null }, { requiredFrom: "2026-09-01" }, null];
	const schools = values.map((value) => ({ id: newId(), value }));
	for (const { id, value } of schools) {
		await owner.query("INSERT INTO school (id, name, sector) VALUES ($1, 'De Linde', 'po')", [id]);
		if (value === null) continue;
		await owner.query("SELECT set_config('app.school', $1, false)", [id]);
		await owner.query("INSERT INTO school_setting (school_id, key, value) VALUES ($1, 'second-factor', $2)", [
			id,
			value,
		]);
	}
	await owner.query("SELECT set_config('app.school', '', false)");
	await applyMigrations(owner, migrations.slice(0, at + 1));
	const { rows } = await owner.query(
		"SELECT admin_factor_from::text AS admins, staff_factor_from AS staff FROM school ORDER BY array_position($1::uuid[], id)",
		[schools.map(({ id }) => id)],
	);
	expect(rows).toEqual(["2026-12-01", null, "2026-09-01", null].map((admins) => ({ admins, staff: null })));
});
