import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { build } from "./build";
import { root, runEnvironment } from "./environment";

/**
 * For `npm run soak`: builds the sources twice, from nothing, in folders of other names. What a page that is open has to do
 * with is to be the same, to the letter: the name of the build, of each action, and every file that a browser fetches.
 */
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = Buffer.alloc(32, 2).toString("base64");
const kept = ["BUILD_ID", "server/server-reference-manifest.json", "app-path-routes-manifest.json"];

const [first, second] = [await buildIn(".next-twice/first"), await buildIn(".next-twice/second-time")];
const faults = [...first.keys()].filter((file) => !first.get(file)?.equals(second.get(file) ?? Buffer.alloc(0)));
faults.push(...[...second.keys()].filter((file) => !first.has(file)));
for (const file of faults) console.error(`of another content in two builds of the same sources: ${file}`);
console.log(`${first.size} files of two builds compared, ${faults.length} differ`);
rmSync(path.join(root, ".next-twice"), { recursive: true });
process.exit(faults.length > 0 || first.size < 10 ? 1 : 0);

async function buildIn(folder: string): Promise<Map<string, Buffer>> {
	process.env.NEXT_DIST_DIR = folder;
	rmSync(path.join(root, folder), { recursive: true, force: true });
	const run = runEnvironment("test");
	await build(run);
	const made = path.join(root, run.buildFolder);
	const fetched = readdirSync(path.join(made, "static"), { recursive: true, encoding: "utf8" })
		.map((file) => path.join("static", file))
		.filter((file) => statSync(path.join(made, file)).isFile());
	return new Map([...kept, ...fetched].map((file) => [file, readFileSync(path.join(made, file))]));
}
