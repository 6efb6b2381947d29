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

/** One throw-away server for the run, in memory where there is room; its migrated database is the template of all. */
export default async function setup(project: TestProject): Promise<() => void> {
	const base = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
	const folder = mkdtempSync(path.join(base, "groepsbeeld-test-"));
	chmodSync(folder, 0o755);
	const remove = () => {
		stopEmbedded(folder);
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const { superuserUrl, ownerUrl, runtimeUrl } = await startEmbedded({ folder, durable: false });
		await prepareDatabase(ownerUrl, runtimeUrl);
		project.provide("database", { superuserUrl, ownerUrl, runtimeUrl });
	} catch (fault) {
		remove();
		throw fault;
	}
	return remove;
}
