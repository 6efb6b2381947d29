import { runScript, typescript } from "./run-script";

/** Compares the figures of made-up schools with a second computation of their messages (e2e/truth). */
process.exit(await runScript(typescript("e2e/truth/main.ts", ...process.argv.slice(3)), process.env).ended);
