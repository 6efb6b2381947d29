import { runEnvironment } from "./environment";
import { say } from "./say";
import { serve } from "./serve";

try {
	const run = runEnvironment("start");
	await serve(run);
	say(`Groepsbeeld runs on ${run.publicUrl}`);
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
}
