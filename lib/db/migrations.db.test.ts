import pg from "pg";
import { expect, test } from "vitest";
import { runPrisma } from "../run/prisma.mjs";
import { testDatabase } from "../testing/database";
import { applyMigrations, readMigrations } from "./apply-migrations";
import { latestMigration } from "./latest-migration";
import { prepareDatabase } from "./prepare-database";

const database = testDatabase();
const prisma = (...args: string[]) =>
	runPrisma(args, { quiet: true, env: { MIGRATION_DATABASE_URL: database.url("superuser") } });

test("prisma/schema and the migrations tell the same tables", () => {
	expect(
		prisma("migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema", "--exit-code"),
	).toBe(0);
});

test("Prisma agrees that what we applied is applied", () => {
	expect(prisma("migrate", "status")).toBe(0);
});

test("the code knows the newest migration", () => {
	expect(readMigrations("prisma/migrations").at(-1)?.name).toBe(latestMigration);
});

test("preparing again changes nothing", async () => {
	expect(await prepareDatabase(database.url("owner"), database.url("runtime"))).toEqual([]);
});

test("a migration that was changed after it was applied stops the start; one that fails leaves nothing and says so", async () => {
	const owner = new pg.Client(database.url("owner"));
	await owner.connect();
	const [first] = readMigrations("prisma/migrations");
	await expect(applyMigrations(owner, [{ ...first!, checksum: "other" }])).rejects.toThrow(
		/changed after it was applied/,
	);
	const broken = { name: "20990101000000_broken", checksum: "x", sql: "CREATE TABLE half (id int); SELECT nonsense" };
	await expect(applyMigrations(owner, [first!, broken])).rejects.toThrow(/nonsense/);
	await expect(owner.query("SELECT FROM half")).rejects.toThrow(/does not exist/);
	await expect(applyMigrations(owner, [first!])).rejects.toThrow(/20990101000000_broken failed earlier/);
	await owner.end();
});
