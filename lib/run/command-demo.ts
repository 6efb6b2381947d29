import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { stopEmbedded } from "../db/embedded";
import { root, runEnvironment } from "./environment";
import { takeFolder } from "./pid-file";
import { typescript } from "./run-script";
import { say } from "./say";
import { serve } from "./serve";

/** `-- --fresh`: all data of the demo goes, also what a killed one left running. */
async function beginAnew(folder: string): Promise<void> {
	await takeFolder(folder);
	stopEmbedded(folder);
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
	const data = path.join(root, ".data");
	for (const file of readdirSync(data)) if (/^(demo|replay-.*)\.json$/.test(file)) rmSync(path.join(data, file));
	say("beginning anew");
}

try {
	if (process.argv.includes("--fresh")) await beginAnew(runEnvironment("demo").folder);
	const run = runEnvironment("demo");
	const { add, baseUrl, env } = await serve(run, { logsToFiles: true });
	say(`web and worker run; their logs are in ${path.relative(root, run.folder)}`);
	add({
		name: "demo",
		args: typescript("lib/demo/main.ts"),
		env: { ...env, GROEPSBEELD_BASE_URL: baseUrl, GROEPSBEELD_DATA: path.join(root, ".data") },
	});
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
}
