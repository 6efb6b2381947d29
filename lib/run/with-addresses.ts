import { startEmbedded, stopEmbedded } from "../db/embedded";
import { prepareDatabase } from "../db/prepare-database";
import type { RunEnvironment } from "./environment";

/**
 * Does something with the addresses of the database, prepared: of the environment, of the embedded server that runs
 * already, or of one that runs for as long as the work takes.
 */
export async function withAddresses<T>(
	run: RunEnvironment,
	work: (addresses: { runtimeUrl: string; ownerUrl: string }) => Promise<T>,
): Promise<T> {
	const { DATABASE_URL: runtimeUrl, MIGRATION_DATABASE_URL: ownerUrl } = process.env;
	if (runtimeUrl && ownerUrl) {
		await prepareDatabase(ownerUrl, runtimeUrl);
		return work({ runtimeUrl, ownerUrl });
	}
	if (runtimeUrl || ownerUrl) throw new Error("Set both DATABASE_URL and MIGRATION_DATABASE_URL, or neither.");
	const server = await startEmbedded({ folder: run.folder });
	try {
		await prepareDatabase(server.ownerUrl, server.runtimeUrl);
		return await work(server);
	} finally {
		if (server.child) stopEmbedded(run.folder);
	}
}
