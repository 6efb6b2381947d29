import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { runWithStandIn } from "../testing/stand-in-next";
import { root } from "./environment";
import { serve } from "./serve";

const name = `unbuilt_${process.pid}`;
const before = { ...process.env };
let folder = "";
beforeEach(async () => {
	folder = mkdtempSync(path.join(tmpdir(), "serve-"));
	await ask("postgres", `CREATE DATABASE ${name} OWNER groepsbeeld_owner TEMPLATE template0`);
	process.env.DATABASE_URL = urlOf("runtime", name);
	process.env.MIGRATION_DATABASE_URL = urlOf("owner", name);
});
afterEach(async () => {
	process.env = before;
	await ask("postgres", `DROP DATABASE ${name} WITH (FORCE)`);
	rmSync(folder, { recursive: true });
});

function urlOf(role: "superuser" | "owner" | "runtime", database: string): string {
	const url = new URL(inject("database")[`${role}Url`]);
	url.pathname = `/${database}`;
	return url.href;
}

async function ask(database: string, sql: string): Promise<unknown[]> {
	const client = new pg.Client({ connectionString: urlOf("superuser", database) });
	await client.connect();
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

const things =
	"SELECT nspname FROM pg_namespace WHERE nspname = 'pgboss' UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace";

it("a start whose build fails has migrated nothing, and leaves the folder to the next one", async () => {
	const run = runWithStandIn(folder, `make("server/left.js", "half"); process.exit(1);`);
	for (const _again of [1, 2]) await expect(serve(run)).rejects.toThrow("the build failed");
	expect(await ask(name, things)).toEqual([]);
	expect(existsSync(path.join(root, run.buildFolder))).toBe(false);
});

it("one whose build stands goes on to the database", async () => {
	const notFilled = `if (process.argv[1].includes("fill-database")) process.exit(1);`;
	const run = runWithStandIn(folder, `${notFilled} make("server/page.js", "whole");`);
	await expect(serve(run)).rejects.toThrow("filling the database failed");
	expect((await ask(name, things)).length).toBeGreaterThan(50);
});
