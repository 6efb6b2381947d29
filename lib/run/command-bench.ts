import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./environment";
import { runWithDatabase } from "./run-with-database";

/** `npm run bench -- <name>`: a folder of e2e/bench. */
const folder = path.join(root, "e2e/bench");
const [name = "", ...args] = process.argv.slice(3);
const known = existsSync(folder)
	? readdirSync(folder).filter((entry) => existsSync(path.join(folder, entry, "main.ts")))
	: [];
if (!known.includes(name)) {
	console.error(`Say which: npm run bench -- ${known.join(" | ") || "(there are none yet)"}`);
	process.exit(1);
}
process.exit(await runWithDatabase(`e2e/bench/${name}/main.ts`, args));
