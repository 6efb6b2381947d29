import { runEnvironment } from "./environment";
import { requireEncrypted } from "./require-encrypted";
import { runScript, typescript } from "./run-script";
import { say } from "./say";
import { serve } from "./serve";

try {
	const run = runEnvironment("start");
	requireEncrypted(process.env, run.publicUrl);
	const { env } = await serve(run);
	await runScript(typescript("lib/run/print-set-up-code.ts"), env).ended;
	say(`Groepsbeeld runs on ${run.publicUrl}`);
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
}
