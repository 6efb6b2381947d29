import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type RunEnvironment, root } from "./environment";
import { runScript } from "./run-script";
import { say } from "./say";

/** All that a build depends on. */
const inputs = [
	"app",
	"components",
	"lib",
	"public",
	"next.config.mjs",
	"proxy.ts",
	"tsconfig.json",
	"package-lock.json",
];
const notInputs = /(\.test\.tsx?|\.md)$|^lib\/(testing|demo|run|generated)\//;

/** Builds the web server into the folder, unless the build there is of these very files. */
export async function build(distDir: string, env: NodeJS.ProcessEnv): Promise<void> {
	const stamp = path.join(root, distDir, "groepsbeeld-inputs");
	const hash = hashOf(inputs.flatMap(filesOf).filter((file) => !notInputs.test(file)));
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
	say("building the web server (a minute at most; only when something has changed)");
	const { child, ended } = runScript(["node_modules/next/dist/bin/next", "build"], env, ["ignore", "pipe", "pipe"]);
	const output: string[] = [];
	for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => output.push(text.toString()));
	if ((await ended) !== 0) throw new Error(`the build failed:\n${output.join("")}`);
	writeFileSync(stamp, hash);
	say("built");
}

/** The build of the browser tests, which needs no database. */
export function buildTest(run: RunEnvironment): Promise<void> {
	return build(run.distDir, run.forParts("postgresql://127.0.0.1:1/none"));
}

/** All files below, relative to the root, in a fixed order. */
function filesOf(name: string): string[] {
	const start = path.join(root, name);
	if (!existsSync(start)) return [];
	if (statSync(start).isFile()) return [name];
	return readdirSync(start, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
		.sort();
}

function hashOf(files: readonly string[]): string {
	const hash = createHash("sha256").update(process.version);
	for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
	// Generated code follows from the schema.
	for (const file of filesOf("prisma/schema")) hash.update(readFileSync(path.join(root, file)));
	return hash.digest("hex");
}
