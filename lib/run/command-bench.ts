import { runWithDatabase } from "./run-with-database";

process.exit(await runWithDatabase("e2e/bench/main.ts", process.argv.slice(3)));
