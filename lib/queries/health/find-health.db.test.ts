import { expect, test } from "vitest";
import { testDatabase } from "../../testing/database";
import { findHealth } from "./find-health";

const database = testDatabase();

test("all is well with a worker that gives signs of life; a silent worker and a database behind are told", async () => {
	expect(await findHealth()).toEqual({ status: "unwell", database: "ok", migrations: "ok", worker: "silent" });
	await database.query("runtime", "UPDATE pgboss.version SET cron_on = now() - interval '31 seconds'");
	expect(await findHealth()).toEqual({ status: "ok", database: "ok", migrations: "ok", worker: "ok" });
	await database.query("runtime", "UPDATE pgboss.version SET cron_on = now() - interval '3 minutes'");
	expect(await findHealth()).toMatchObject({ status: "unwell", worker: "silent" });
	await database.query("owner", "COMMENT ON TABLE school IS 'older'");
	expect(await findHealth()).toMatchObject({ status: "unwell", migrations: "behind" });
});

test("without a database it says so", async () => {
	await database.query("superuser", "REVOKE USAGE ON SCHEMA pgboss FROM groepsbeeld");
	expect(await findHealth()).toEqual({ status: "unwell", database: "down", migrations: "unknown", worker: "unknown" });
});
