import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startEmbedded, stopEmbedded } from "../../lib/db/embedded";
import { prepareDatabase } from "../../lib/db/prepare-database";
import { type Difference, inWords } from "./compare/differences";
import { makeSchool } from "./make/make-school";
import { isOpen, openDifferences } from "./open-differences";
import { scenarios } from "./scenarios";

/**
 * `npm run truth -- --seed 1 --schools 500`: makes schools, lets their messages in by the door of suppliers, and compares every
 * figure of the product with a second computation of the same messages. Each difference is a line: school, screen, where, which
 * figure, ours, theirs. `--scenario <name>` asks one named case, `--scenario all` all of them.
 */
const { values } = parseArgs({
	options: {
		seed: { type: "string", default: "1" },
		schools: { type: "string", default: "20" },
		scenario: { type: "string" },
		/** Differences that are printed in full; the rest is counted. */
		most: { type: "string", default: "200" },
	},
});

const first = Number(values.seed);
const chosen = values.scenario
	? scenarios.filter(({ name }) => values.scenario === "all" || name === values.scenario)
	: Array.from({ length: Number(values.schools) }, (_, index) => makeSchool(first + index));
if (chosen.length === 0) throw new Error(`scenarios are: ${scenarios.map(({ name }) => name).join(", ")}`);

const folder = mkdtempSync(path.join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "groepsbeeld-truth-"));
chmodSync(folder, 0o755);
let failed = false;
try {
	const { ownerUrl, runtimeUrl } = await startEmbedded({ folder, durable: false });
	await prepareDatabase(ownerUrl, runtimeUrl);
	Object.assign(process.env, {
		...{ DATABASE_URL: runtimeUrl, PUBLIC_URL: "http://localhost:3000", APP_SECRET: randomUUID() + randomUUID() },
		...{ EXCHANGE_REQUESTS_PER_SECOND: "1000000", LOG_LEVEL: "silent" },
	});
	failed = await compareAll();
} finally {
	const { disconnectPrisma } = await import("../../lib/db/client");
	await disconnectPrisma();
	stopEmbedded(folder);
	rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function compareAll(): Promise<boolean> {
	const { compareSchool } = await import("./compare/compare-school");
	const found: Difference[] = [];
	const open: Difference[] = [];
	let compared = 0;
	const began = Date.now();
	for (const [index, school] of chosen.entries()) {
		const comparison = await compareSchool(school);
		compared += comparison.compared;
		open.push(...comparison.differences.filter(isOpen));
		for (const difference of comparison.differences.filter((one) => !isOpen(one))) {
			if (found.length < Number(values.most)) console.log(inWords(difference));
			found.push(difference);
		}
		if ((index + 1) % 25 === 0) console.log(`${index + 1} schools, ${compared} figures, ${found.length} differences`);
	}
	const kinds = new Map<string, number>();
	for (const { screen, figure } of found) {
		const kind = `${screen}: ${figure.replace(/ of \S+$/, "")}`;
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	}
	for (const [kind, count] of [...kinds].sort(([, one], [, other]) => other - one)) console.log(`${count} x ${kind}`);
	for (const { rule, is } of openDifferences) console.log(`${open.filter(is).length} x known and open: ${rule}`);
	const seconds = Math.round((Date.now() - began) / 1_000);
	console.log(`${chosen.length} schools, ${compared} figures compared, ${found.length} differ (${seconds} s)`);
	return found.length > 0;
}
