import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseTrustedProxies } from "../authz/rates/trusted-proxies";
import { checkRuntimeRole } from "../db/check-runtime-role";
import { prepareDatabase } from "../db/prepare-database";
import { build } from "./build";
import { type RunEnvironment, root } from "./environment";
import { removeOlderBuilds } from "./kept-builds";
import { openDatabase } from "./open-database";
import { takeFolder } from "./pid-file";
import { runScript, typescript } from "./run-script";
import { say } from "./say";
import { type Part, supervise } from "./supervise";

/** A server that runs: its address, what its scripts need, and a way to add a part that ends before the others. */
export interface Serving {
	readonly baseUrl: string;
	readonly env: NodeJS.ProcessEnv;
	add(part: Part): void;
	/** Ends all parts in order, the database last. */
	stop(): Promise<void>;
}

interface ServeOptions {
	/** Output of web and worker to files in the folder instead of our own. */
	readonly logsToFiles?: boolean;
	/** False: a database that may lose its data with the machine, for tests. */
	readonly durable?: boolean;
}

/**
 * Brings everything up on this folder: build, database, migrations, content, web and worker. Whatever was left by a kill
 * is recovered first. A build that fails has touched no database. Ends in order on Ctrl-C or SIGTERM; asked twice, at once.
 */
export async function serve(run: RunEnvironment, options: ServeOptions = {}): Promise<Serving> {
	const closers: (() => Promise<void>)[] = [];
	const stop = async () => {
		for (const close of closers.splice(0).reverse()) await close();
	};
	endOnSignal(stop);
	try {
		checkProxies(run);
		const pids = await takeFolder(run.folder);
		closers.push(async () => pids.remove("launcher"));
		await build(run);
		const database = await openDatabase(run.folder, options.durable ?? true);
		closers.push(() => database.close());
		const applied = await prepareDatabase(database.ownerUrl, database.runtimeUrl);
		if (applied.length > 0) say(`migrations applied: ${applied.join(", ")}`);
		await checkRuntimeRole(database.runtimeUrl);
		const env = run.forParts(database.runtimeUrl);
		await finish(
			runScript(typescript("lib/run/fill-database.ts"), env).ended,
			"filling the database failed; see above",
		);
		const add = (part: Part) => void closers.push(supervise(part, pids).stop);
		for (const part of parts(run, env, options.logsToFiles ?? false)) add(part);
		const baseUrl = `http://localhost:${run.port}`;
		await untilWell(`http://${run.host === "0.0.0.0" ? "127.0.0.1" : run.host}:${run.port}/api/health`);
		tidyBuilds(run);
		return { baseUrl, env, add, stop };
	} catch (fault) {
		await stop();
		throw fault;
	}
}

/** A server that runs well is not ended by files that cannot be removed. */
function tidyBuilds({ builds, buildId }: RunEnvironment): void {
	try {
		removeOlderBuilds(path.join(root, builds), buildId);
	} catch (fault) {
		say(`older builds in ${builds} stay: ${fault instanceof Error ? fault.message : fault}`);
	}
}

/** Before anything starts: a setting that makes no sense, or one that is missing behind the proxy that TLS needs. */
function checkProxies({ publicUrl }: RunEnvironment): void {
	const setting = process.env.TRUSTED_PROXIES;
	parseTrustedProxies(setting);
	if (publicUrl.startsWith("https:") && !setting?.trim())
		say("TRUSTED_PROXIES is not set: limits per address count all people behind your proxy as one");
}

/**
 * V8 else lets the heap grow with the machine: under load the web process took a gigabyte, of which it needs a fifth. In a
 * young space of 32 MB what a page makes is gone before it is copied twice: a seventh less work a page than in 16.
 */
const webHeap = ["--max-old-space-size=512", "--max-semi-space-size=32"];

function parts(run: RunEnvironment, env: NodeJS.ProcessEnv, logsToFiles: boolean): Part[] {
	const address = { PORT: String(run.port), HOST: run.host };
	const log = (name: string) => (logsToFiles ? { logFile: path.join(run.folder, `${name}.log`) } : {});
	return [
		{ name: "worker", args: typescript("lib/jobs/worker.ts"), env, ...log("worker") },
		{ name: "web", args: [...webHeap, ...typescript("lib/run/web.ts")], env: { ...env, ...address }, ...log("web") },
	];
}

async function finish(ended: Promise<number>, words: string): Promise<void> {
	if ((await ended) !== 0) throw new Error(words);
}

async function untilWell(address: string): Promise<void> {
	const deadline = performance.now() + 120_000;
	let last = "no answer";
	while (performance.now() < deadline) {
		try {
			const response = await fetch(address);
			if (response.ok) return;
			last = await response.text();
		} catch {
			// Not listening yet.
		}
		await wait(200);
	}
	throw new Error(`the server does not get well: ${last}`);
}

function endOnSignal(stop: () => Promise<void>): void {
	let asked = false;
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
		process.on(signal, () => {
			if (asked) process.exit(1);
			asked = true;
			say("ending (once more to end at once)");
			stop().then(
				() => process.exit(0),
				(fault) => {
					console.error(fault);
					process.exit(1);
				},
			);
		});
}
