import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { disconnectPrisma } from "../../lib/db/client";
import { startEmbedded, stopEmbedded } from "../../lib/db/embedded";
import { prepareDatabase } from "../../lib/db/prepare-database";
import { runEnvironment } from "../../lib/run/environment";

/** What a measurement works in: an empty migrated database that goes with it, and a folder for its own files. */
export interface BenchDatabase {
	/** As superuser. */
	readonly database: pg.Client;
	/** As which the server reads. */
	readonly runtimeUrl: string;
	readonly folder: string;
}

/**
 * Does the work in this process on a database of its own, with the environment of a server.
 * @param own settings that the work has beside
 */
export async function withDatabase(
	name: string,
	work: (bench: BenchDatabase) => Promise<void>,
	own: Readonly<Record<string, string>> = {},
): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), `groepsbeeld-${name}-`));
	chmodSync(folder, 0o755);
	const { superuserUrl, ownerUrl, runtimeUrl } = await startEmbedded({ folder, durable: false });
	const address = new URL(superuserUrl);
	address.pathname = new URL(ownerUrl).pathname;
	const database = new pg.Client({ connectionString: address.href });
	try {
		await prepareDatabase(ownerUrl, runtimeUrl);
		Object.assign(process.env, runEnvironment("bench").forParts(runtimeUrl), own);
		await database.connect();
		await work({ database, runtimeUrl, folder });
	} finally {
		await database.end();
		await disconnectPrisma();
		stopEmbedded(folder, "immediate");
		rmSync(folder, { recursive: true, force: true });
	}
}
