import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { embeddedBinaries } from "./embedded-binaries";

/** How to run a PostgreSQL program for a data folder: PostgreSQL refuses to run as root. */
export interface EmbeddedUser {
	/** Options for spawn. */
	readonly ids: { readonly uid?: number; readonly gid?: number };
	command(program: string, args: string[]): [string, string[]];
}

const nobody = { uid: 65534, gid: 65534 };

/**
 * An ordinary account runs it as itself. Root runs it as "nobody" (no account to create), or where that user cannot
 * reach the project, as itself seen under another number in a user namespace.
 */
export function embeddedUser(dataFolder: string): EmbeddedUser {
	const plain = (program: string, args: string[]): [string, string[]] => [program, args];
	if (process.getuid?.() !== 0) return { ids: {}, command: plain };
	const ownedByRoot = existsSync(path.join(dataFolder, "PG_VERSION")) && statSync(dataFolder).uid === 0;
	if (!ownedByRoot && nobodyReaches(dataFolder)) return { ids: nobody, command: plain };
	const map = ["-U", "--map-user=1000", "--map-group=1000"];
	if (spawnSync("unshare", [...map, "true"]).status === 0)
		return { ids: {}, command: (program, args) => ["unshare", [...map, program, ...args]] };
	throw new Error(
		`PostgreSQL does not run as root, and the user "nobody" cannot reach ${dataFolder}. Use an ordinary account, a folder that others may enter, or set DATABASE_URL and MIGRATION_DATABASE_URL.`,
	);
}

function nobodyReaches(dataFolder: string): boolean {
	const options = { ...nobody, cwd: path.dirname(dataFolder) };
	return spawnSync(embeddedBinaries().postgres, ["--version"], options).status === 0;
}
