import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startEmbedded, stopEmbedded } from "./embedded";

const folder = mkdtempSync(path.join(tmpdir(), "groepsbeeld-embedded-"));
chmodSync(folder, 0o755);
afterAll(() => {
	stopEmbedded(folder, "immediate");
	rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client(url);
	await client.connect();
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

test("first start, take-over of a running server, a kill in the middle, and a stale file of another program", async () => {
	const first = await startEmbedded({ folder });
	expect(await ask(first.ownerUrl, "SHOW fsync")).toEqual([{ fsync: "on" }]);
	expect(await ask(first.ownerUrl, "SHOW data_checksums")).toEqual([{ data_checksums: "on" }]);
	expect(await ask(first.runtimeUrl, "SHOW timezone")).toEqual([{ TimeZone: "UTC" }]);
	expect(statSync(path.join(folder, "database.json")).mode & 0o777).toBe(0o600);
	await expect(ask(first.runtimeUrl.replace(/:[^:@/]+@/, ":guess@"), "SELECT")).rejects.toThrow(/password/);

	const second = await startEmbedded({ folder });
	expect([second.pid, second.port, second.child]).toEqual([first.pid, first.port, null]);

	await ask(first.ownerUrl, "CREATE TABLE kept (id int)");
	await ask(first.ownerUrl, "INSERT INTO kept VALUES (1)");
	const ended = once(first.child!, "exit");
	process.kill(first.pid, "SIGKILL");
	await ended;
	const third = await startEmbedded({ folder });
	expect(third.port).toBe(first.port);
	expect(await ask(third.ownerUrl, "SELECT id FROM kept")).toEqual([{ id: 1 }]);

	stopEmbedded(folder);
	// A killed machine leaves the file, and its number may be any program's by now: this test's, say.
	const lines = [process.pid, path.join(folder, "pg"), 0, third.port, "", "127.0.0.1", "", "ready", ""];
	writeFileSync(path.join(folder, "pg/postmaster.pid"), lines.join("\n"));
	const fourth = await startEmbedded({ folder });
	expect(fourth.pid).not.toBe(process.pid);
	expect(await ask(fourth.ownerUrl, "SELECT id FROM kept")).toEqual([{ id: 1 }]);
	expect(readFileSync(path.join(folder, "pg/postmaster.pid"), "utf8")).toMatch(new RegExp(`^${fourth.pid}\n`));
}, 120_000);
