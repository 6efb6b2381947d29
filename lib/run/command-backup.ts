import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { now } from "../clock";
import { writeBackup } from "../db/backup/write-backup";
import { runEnvironment } from "./environment";
import { say } from "./say";
import { withAddresses } from "./with-addresses";

const usage = "Usage: npm run backup -- [file] [--school <id of `npm run school -- list`>] [--demo]";

try {
	const { values, positionals } = parseArgs({
		args: process.argv.slice(3),
		options: { school: { type: "string" }, demo: { type: "boolean" } },
		allowPositionals: true,
	});
	if (positionals.length > 1) throw new Error(usage);
	const run = runEnvironment(values.demo ? "demo" : "start");
	const madeAt = now();
	const name = `groepsbeeld-${madeAt.toISOString().slice(0, 19).replaceAll(":", "")}.ndjson.gz`;
	const file = path.resolve(positionals[0] ?? path.join(run.folder, "backups", name));
	mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
	const rows = await withAddresses(run, ({ runtimeUrl }) =>
		writeBackup({ runtimeUrl, file, schoolId: values.school ?? null, madeAt }),
	);
	say(`${rows} rows in ${file}. It holds data of children: keep it where nobody else can read it.`);
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
}
