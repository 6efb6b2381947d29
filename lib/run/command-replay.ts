import { runWithDatabase } from "./run-with-database";

process.exit(await runWithDatabase("lib/demo/replay/main.ts", process.argv.slice(3)));
