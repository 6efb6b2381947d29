import { runScript, typescript } from "./run-script";

/** A benchmark brings up what it measures, on a folder of its own. */
process.exit(await runScript(typescript("e2e/bench/main.ts", ...process.argv.slice(3)), process.env).ended);
