import { startEmbedded, stopEmbedded } from "../db/embedded";
import { prepareDatabase } from "../db/prepare-database";
import { runEnvironment } from "./environment";
import { runScript, typescript } from "./run-script";

/**
 * Runs a script against the database of `npm start` (or of the demo, with --demo): the addresses of the environment, the
 * embedded server that runs already, or else one for as long as the script takes.
 * @returns the script's exit code
 */
export async function runWithDatabase(file: string, args: string[]): Promise<number> {
	const run = runEnvironment(args.includes("--demo") ? "demo" : "start");
	const rest = args.filter((word) => word !== "--demo");
	const { DATABASE_URL: runtimeUrl, MIGRATION_DATABASE_URL: ownerUrl } = process.env;
	if (runtimeUrl) {
		if (ownerUrl) await prepareDatabase(ownerUrl, runtimeUrl);
		return runScript(typescript(file, ...rest), run.forParts(runtimeUrl)).ended;
	}
	const server = await startEmbedded({ folder: run.folder });
	try {
		await prepareDatabase(server.ownerUrl, server.runtimeUrl);
		return await runScript(typescript(file, ...rest), run.forParts(server.runtimeUrl)).ended;
	} finally {
		if (server.child) stopEmbedded(run.folder);
	}
}
