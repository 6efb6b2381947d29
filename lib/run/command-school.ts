import { runWithDatabase } from "./run-with-database";

process.exit(await runWithDatabase("lib/run/school/main.ts", process.argv.slice(3)));
