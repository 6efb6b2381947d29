import { build } from "./build";
import { runEnvironment } from "./environment";
import { say } from "./say";

/** Makes the build that `npm start` takes, also while one runs: the restart is then as short as can be. */
try {
	const run = runEnvironment("start");
	await build(run);
	say(`the build of these sources stands in ${run.buildFolder}`);
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
}
