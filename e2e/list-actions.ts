import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root, runEnvironment } from "../lib/run/environment";

export interface AppAction {
	readonly id: string;
	readonly name: string;
	readonly file: string;
	/** Patterns of the pages that offer it. */
	readonly pages: readonly string[];
}

interface Manifest {
	readonly node: Record<string, { workers: Record<string, unknown>; exportedName: string; filename: string }>;
}

/** Every server action of the build that the tests run on. */
export function listActions(): AppAction[] {
	const manifest = path.join(root, runEnvironment("test").buildFolder, "server/server-reference-manifest.json");
	const { node } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
	return Object.entries(node).map(([id, { workers, exportedName, filename }]) => ({
		id,
		name: exportedName,
		file: filename,
		pages: Object.keys(workers)
			.filter((worker) => worker.endsWith("/page"))
			.map(
				(worker) =>
					worker
						.replace(/^app/, "")
						.replace(/\/\([^)]*\)/g, "")
						.replace(/\/page$/, "") || "/",
			),
	}));
}

/** Every name under which an action looks for a field of its form. */
export function listFieldNames(): string[] {
	const files = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".ts"))
		.map((file) => readFileSync(path.join(root, "app", file), "utf8"))
		.filter((text) => text.startsWith('"use server"'));
	// What stands in the schema of an act's input, and in those that it is made of.
	const schemas = files.flatMap((text) => [
		...text.matchAll(/\bz\s*\.\w*[oO]bject\(\{(.*?)\}\)|\.extend\(\{(.*?)\}\)/gs),
	]);
	const names = schemas.flatMap(([, one, other]) => [
		...(one ?? other ?? "").matchAll(/(?:^|[{,])\s*"?(\w[\w.]*)"?\s*(?=[,:}]|$)/g),
	]);
	return [...new Set(names.map(([, name = ""]) => name))].filter((name) => name !== "").sort();
}
