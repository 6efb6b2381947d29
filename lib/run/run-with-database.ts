import { runEnvironment } from "./environment";
import { runScript, typescript } from "./run-script";
import { withAddresses } from "./with-addresses";

/**
 * Runs a script against the database of `npm start` (or of the demo, with --demo), with the runtime role's address alone.
 * @returns the script's exit code
 */
export async function runWithDatabase(file: string, args: string[]): Promise<number> {
	const run = runEnvironment(args.includes("--demo") ? "demo" : "start");
	const rest = args.filter((word) => word !== "--demo");
	const script = (runtimeUrl: string) => runScript(typescript(file, ...rest), run.forParts(runtimeUrl)).ended;
	const { DATABASE_URL: runtimeUrl, MIGRATION_DATABASE_URL: ownerUrl } = process.env;
	// A server of your own that is prepared already: the script needs no owner.
	if (runtimeUrl && !ownerUrl) return script(runtimeUrl);
	return withAddresses(run, (addresses) => script(addresses.runtimeUrl));
}
