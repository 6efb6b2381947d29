import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded, stopEmbedded } from "../db/embedded";
import { prepareDatabase } from "../db/prepare-database";

declare module "vitest" {
	interface ProvidedContext {
		database: { superuserUrl: string; ownerUrl: string; runtimeUrl: string };
	}
}

interface Server {
	readonly folder: string;
	readonly urls: { superuserUrl: string; ownerUrl: string; runtimeUrl: string };
}
/** Kept on globalThis: each project of vitest reads this file for itself. */
const holder = globalThis as { groepsbeeldTestServer?: Promise<Server> };

/** One throw-away server for the run, in memory where there is room; its migrated database is the template of all. */
export default async function setup(project: TestProject): Promise<() => void> {
	holder.groepsbeeldTestServer ??= start();
	const { folder, urls } = await holder.groepsbeeldTestServer;
	project.provide("database", urls);
	return () => remove(folder);
}

async function start(): Promise<Server> {
	const base = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
	const folder = mkdtempSync(path.join(base, "groepsbeeld-test-"));
	chmodSync(folder, 0o755);
	try {
		const { superuserUrl, ownerUrl, runtimeUrl } = await startEmbedded({ folder, durable: false });
		await prepareDatabase(ownerUrl, runtimeUrl);
		return { folder, urls: { superuserUrl, ownerUrl, runtimeUrl } };
	} catch (fault) {
		remove(folder);
		throw fault;
	}
}

/** The last to end finds nothing left. */
function remove(folder: string): void {
	if (!existsSync(folder)) return;
	stopEmbedded(folder);
	rmSync(folder, { recursive: true, force: true });
}
