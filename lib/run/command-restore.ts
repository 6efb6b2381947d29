import path from "node:path";
import { parseArgs } from "node:util";
import { restoreBackup } from "../db/backup/restore-backup";
import { runEnvironment } from "./environment";
import { say } from "./say";
import { withAddresses } from "./with-addresses";

const usage = `Usage: npm run restore -- <file> [--school <id>] [--demo]
Without --school into a database without schools. With --school that school is put back as it was: what it got since goes.`;

try {
	const { values, positionals } = parseArgs({
		args: process.argv.slice(3),
		options: { school: { type: "string" }, demo: { type: "boolean" } },
		allowPositionals: true,
	});
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new Error(usage);
	const run = runEnvironment(values.demo ? "demo" : "start");
	const rows = await withAddresses(run, ({ ownerUrl }) =>
		restoreBackup({ ownerUrl, file: path.resolve(file), schoolId: values.school ?? null }),
	);
	say(`${rows} rows restored; everybody signs in again on a new database`);
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
}
