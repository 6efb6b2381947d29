import { mkdirSync } from "node:fs";
import path from "node:path";
import { today } from "../clock";
import { disconnectPrisma } from "../db/client";
import { addDays } from "../domain/school-day";
import { Cursor } from "./delivery/cursor";
import { deliverHistory } from "./delivery/history";
import { deliverLive } from "./delivery/live";
import { Progress } from "./delivery/progress";
import { Stopped } from "./delivery/supplier-client";
import { createWorld, type World } from "./model/world";
import { declareFamilies } from "./set-up/declare-families";
import { type DemoFile, writeDemoFile } from "./set-up/demo-file";
import { examplesFirst, exampleUsers } from "./set-up/example-users";
import { Secrets } from "./set-up/secrets";
import { setUp } from "./set-up/set-up";
import { setUpPull } from "./set-up/set-up-pull";

/** The demo's schools and suppliers: they set themselves up, tell a school year of history, then go on living. */
const seed = "bonte-tram";
const say = (line: string) => console.log(`[demo] ${line}`);

async function run(signal: AbortSignal): Promise<void> {
	const baseUrl = (process.env.GROEPSBEELD_BASE_URL ?? "http://localhost:3000").replace(/\/$/, "");
	const publicUrl = (process.env.PUBLIC_URL ?? baseUrl).replace(/\/$/, "");
	const data = path.resolve(process.argv[2] ?? process.env.GROEPSBEELD_DATA ?? ".data");
	const folder = path.join(data, "demo");
	mkdirSync(folder, { recursive: true });
	const cursor = Cursor.open(path.join(folder, "history.json"), today());
	const world = createWorld(seed, cursor.anchor);
	const secrets = Secrets.open(path.join(folder, "suppliers.json"));
	const { file: made, lanes } = await setUp({ baseUrl, publicUrl, world, secrets, signal, say });
	const file = { ...made, users: examplesFirst(made.users, world.schools) };
	const demoFile = path.join(data, "demo.json");
	writeDemoFile(demoFile, file);
	introduce(file, demoFile, world);
	const keys = async () => (await fetch(`${baseUrl}/api/oauth/jwks`)).json();
	const administration = await setUpPull({ world, secrets, keys });
	signal.addEventListener("abort", () => void administration.close());
	say(`an administration system at ${administration.address} has the roster of the primary school fetched`);

	const until = addDays(today(), -1);
	const progress = new Progress(say);
	const onLaneDone = (lane: (typeof lanes)[number]) => declareFamilies(secrets, lane);
	await deliverHistory({ world, lanes, cursor, progress, until, onLaneDone });
	const { attempts, outcomes, seconds } = progress.total;
	say(`history is in: ${attempts} attempts and ${outcomes} outcomes in ${Math.round(seconds)} s`);
	await goOn(world, lanes, signal);
}

async function goOn(world: World, lanes: Parameters<typeof deliverLive>[0]["lanes"], signal: AbortSignal) {
	say("live practice goes on until you stop it (Ctrl-C)");
	let statements = 0;
	let rounds = 0;
	let told = "";
	await deliverLive({
		...{ world, lanes, signal },
		onRefused: (what) => {
			// The same again and again, such as of a connection that pauses, is said once.
			if (what !== told) say(`live: refused: ${what}`);
			told = what;
		},
		onRound: (count) => {
			statements += count;
			rounds += 1;
			if (rounds % 20 === 0) say(`live: ${statements} statements so far`);
		},
	});
}

function introduce(file: DemoFile, demoFile: string, world: World): void {
	say(`${file.baseUrl} is ready; sign in as for example`);
	for (const { user, what } of exampleUsers(file.users, world.schools))
		say(`  ${user.role.padEnd(13)} ${user.email.padEnd(36)} ${user.password}  ${what}`);
	say(`all accounts and clients stand in ${demoFile}`);
}

const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stop.abort());
try {
	await run(stop.signal);
} catch (fault) {
	if (!(fault instanceof Stopped) && !stop.signal.aborted) {
		console.error(`[demo] ${fault instanceof Error ? (fault.stack ?? fault.message) : fault}`);
		process.exitCode = 1;
	}
} finally {
	await disconnectPrisma();
}
