/** `npm run prisma -- <command>`: Prisma's command line with our schema engine and config, and no calls to elsewhere. */
import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** @returns the exit code */
export function runPrisma(args, options = {}) {
	const bin = path.join(root, "node_modules/prisma/build/index.js");
	const config = path.join(root, "prisma/prisma.config.ts");
	// Windows cannot start a script as a program: Prisma fetches its own engine there.
	const engine =
		process.platform === "win32" ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "prisma/schema-engine.mjs") };
	const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1", ...engine, ...options.env };
	const run = spawnSync(process.execPath, [bin, ...args, "--config", config], {
		cwd: root,
		env,
		stdio: options.quiet ? "pipe" : "inherit",
		encoding: "utf8",
	});
	if (options.quiet && run.status !== 0) console.error(`${run.stdout ?? ""}${run.stderr ?? ""}`);
	return run.status ?? 1;
}

if (process.argv[1] === import.meta.filename) process.exit(runPrisma(process.argv.slice(2)));
