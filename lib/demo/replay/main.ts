import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { now, today } from "../../clock";
import { disconnectPrisma } from "../../db/client";
import type { DeliveryCounts } from "../../domain/delivery";
import { Secrets } from "../set-up/secrets";
import { planAssist } from "./assist";
import { planBdf } from "./bdf";
import { planEgsingle } from "./egsingle";
import { isKeptHere } from "./is-kept-here";
import { type ReplayKind, type ReplayPlan, replayKinds } from "./plan";
import { runReplay } from "./run-replay";
import { verifyReplay } from "./verify";

const usage = `Usage: npm run replay -- <kind> <file> [--demo] [--base-url http://localhost:3000] [--demo-file .data/demo.json] [--verify]
  kind        ${replayKinds.join(", ")}
  --demo      the schools are made in the database of the running demo; without it in that of npm start
  --base-url  where to deliver; default: that of the demo file, else http://localhost:3000
  --verify    sends nothing: compares three groups in the product with the file

Schools are made through the database (DATABASE_URL, or the embedded one); rosters and facts go over HTTP as suppliers
send them. Secrets of the schools made are kept beside the demo file (mode 600), so that a second run is the same again.`;

const say = (line: string) => process.stdout.write(`[replay] ${line}\n`);
const planners: Readonly<Record<ReplayKind, (text: string, anchor: string) => ReplayPlan>> = {
	bdf: planBdf,
	egsingle: planEgsingle,
	assist: planAssist,
};

async function main(signal: AbortSignal): Promise<boolean> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { "base-url": { type: "string" }, "demo-file": { type: "string" }, verify: { type: "boolean" } },
	});
	const [word, file] = positionals;
	const kind = replayKinds.find((each) => each === word);
	if (!kind || !file || !existsSync(file)) {
		say(kind && file ? `there is no file ${file}` : usage);
		return false;
	}
	const demoFile = path.resolve(values["demo-file"] ?? ".data/demo.json");
	const baseUrl = (values["base-url"] ?? baseUrlOf(demoFile)).replace(/\/$/, "");
	const secretsFile = path.join(path.dirname(demoFile), `replay-${kind}.json`);
	const secrets = Secrets.open(secretsFile);
	const anchor = secrets.anchorOr(today());
	const text = readFileSync(file, "utf8");
	const plan = planners[kind](text, anchor);
	if (!(await isKeptHere(secrets, plan))) {
		say(`the schools of ${secretsFile} are not in this database; if it was begun anew, remove that file first`);
		return false;
	}
	say(`${kind}: ${plan.rows} rows in the file, each gives ${plan.rowGives}; ${plan.schools.length} schools`);
	for (const each of plan.madeUp) say(`made up: ${each}`);
	if (values.verify) return verifyReplay({ plan, secrets, anchor, text, say });
	const begin = now().getTime();
	const counts = await runReplay({ baseUrl, plan, secrets, anchor, signal, say });
	say(`it took ${Math.round((now().getTime() - begin) / 1000)} seconds`);
	return report(plan, counts);
}

/** Every value of the file is accounted for, or the replay has failed. */
function report(plan: ReplayPlan, counts: DeliveryCounts): boolean {
	const left = plan.skipped.filter((each) => each.count > 0).map((each) => `${each.count} left out: ${each.reason}`);
	say(`from the file: ${plan.expected} to deliver${left.length > 0 ? `; ${left.join("; ")}` : ""}`);
	const ends = (["written", "unchanged", "stale", "not-used", "held", "rejected"] as const)
		.map((outcome) => `${counts[outcome]} ${outcome}`)
		.join(" + ");
	say(`the server received ${counts.received} = ${ends}`);
	const good = counts.received === plan.expected && counts.written + counts.unchanged === plan.expected;
	say(good ? "every row is accounted for" : "NOT every row was written or unchanged");
	return good;
}

function baseUrlOf(demoFile: string): string {
	if (!existsSync(demoFile)) return "http://localhost:3000";
	const { baseUrl } = JSON.parse(readFileSync(demoFile, "utf8")) as { baseUrl?: string };
	return baseUrl ?? "http://localhost:3000";
}

const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => stop.abort());
try {
	process.exitCode = (await main(stop.signal)) ? 0 : 1;
} catch (fault) {
	say(fault instanceof Error ? fault.message : String(fault));
	process.exitCode = 1;
} finally {
	await disconnectPrisma();
}
