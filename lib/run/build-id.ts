import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** All that a build depends on. */
const inputs = [
	"app",
	"components",
	"lib",
	// Generated code follows from the schema.
	"prisma/schema",
	"public",
	"lib/run/next.tsconfig.json",
	"next.config.mjs",
	"proxy.ts",
	"tsconfig.json",
	"package.json",
	"package-lock.json",
];
/** Styles are made of what these leave too: `@source` in app/globals.css. */
const notInputs = /(\.test\.tsx?|\.md)$|^lib\/(testing|demo|generated)\/|^lib\/run\/(?!next\.tsconfig\.json$)/;

/** Names a build after what it is made of: the same sources with the same key are the same build, wherever and whenever. */
export function buildIdOf(root: string, actionKey: string): string {
	const files = new Set(inputs.flatMap((name) => filesOf(root, name)).filter((file) => !notInputs.test(file)));
	const hash = createHash("sha256").update(`${process.versions.node.split(".")[0]}\0${actionKey}\0`);
	for (const file of files) {
		const content = readFileSync(path.join(root, file));
		hash.update(`${file}\0${content.length}\0`).update(content);
	}
	return hash.digest("hex").slice(0, 20);
}

/** All files below, relative to the root, in a fixed order. */
function filesOf(root: string, name: string): string[] {
	const start = path.join(root, name);
	if (!existsSync(start)) return [];
	if (statSync(start).isFile()) return [name];
	return readdirSync(start, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
		.sort();
}
