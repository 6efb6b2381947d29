import { runScript } from "./run-script";

/** Every check of `npm test`, with all that tests make up at its full size (lib/testing/sizes.ts). */
const env = { ...process.env, SOAK: "yes" };
process.exit(await runScript(["lib/run/main.mjs", "test"], env).ended);
