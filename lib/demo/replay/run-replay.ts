import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import type { DeliveryCounts, RecordOutcome } from "../../domain/delivery";
import { recordOutcomes } from "../../domain/delivery";
import { sumDeliveries } from "../../queries/suppliers/sum-deliveries";
import { deliverResults, deliverRoster, deliverStatements } from "../delivery/deliver";
import { sideBySide } from "../delivery/side-by-side";
import type { SupplierClient } from "../delivery/supplier-client";
import { oneRosterZip } from "../roster/oneroster-zip";
import type { Secrets } from "../set-up/secrets";
import { setUpConnection, setUpSchool } from "../set-up/set-up-school";
import { type ClientPool, clientPool } from "./client-pool";
import type { ReplayPlan, ReplaySchool } from "./plan";
import { replayConnections } from "./replay-connections";
import { mapReplayGoals } from "./replay-goals";

export interface ReplayRun {
	readonly baseUrl: string;
	readonly plan: ReplayPlan;
	readonly secrets: Secrets;
	readonly anchor: string;
	readonly signal: AbortSignal;
	say(line: string): void;
}
interface Ready {
	readonly school: ReplaySchool;
	readonly scope: JobScope;
	readonly client: SupplierClient;
	readonly connectionId: string;
}
const senders = 3;
const batchSize = 500;

/** Makes the schools, brings the rosters, then delivers everything. @returns what became of the records of this run */
export async function runReplay(run: ReplayRun): Promise<DeliveryCounts> {
	const ready: Ready[] = [];
	const clientFor = clientPool(run.baseUrl, run.signal);
	// One after the other: the schools share a client, which is made with the first.
	for (const school of run.plan.schools) {
		ready.push(await prepare(run, school, clientFor));
		if (ready.length % 20 === 0) run.say(`${ready.length} of ${run.plan.schools.length} schools have their roster`);
	}
	run.say(`${ready.length} schools have their roster; now the facts`);
	const since = now();
	let sent = 0;
	await sideBySide(
		tasksOf(ready, () => {
			sent += 1;
			if (sent % 50 === 0) run.say(`${sent} messages sent`);
		}),
		senders,
	);
	return addUp(ready, since);
}

async function prepare(run: ReplayRun, school: ReplaySchool, clientFor: ClientPool): Promise<Ready> {
	const { secrets } = run;
	const connections = replayConnections(run.plan.kind, school.roster);
	const scope = await setUpSchool(secrets, school.roster);
	const roster = await setUpConnection(secrets, scope, school.roster.key, connections.roster);
	const facts = await setUpConnection(secrets, scope, school.roster.key, connections.facts);
	const step = `roster ${school.roster.key}`;
	if (!secrets.isDone(step)) {
		const zip = oneRosterZip(school.roster, run.anchor);
		await deliverRoster(clientFor(connections.roster, roster), "oneroster-csv", zip);
		secrets.markDone(step);
	}
	const mapped = `goals ${school.roster.key}`;
	if (!secrets.isDone(mapped)) {
		await mapReplayGoals(scope, run.plan, school, facts.connectionId);
		secrets.markDone(mapped);
	}
	return { school, scope, client: clientFor(connections.facts, facts), connectionId: facts.connectionId };
}

function* tasksOf(ready: readonly Ready[], sent: () => void): Generator<() => Promise<void>> {
	for (const { school, client } of ready) {
		for (const message of school.messages) {
			yield async () => {
				await deliverResults(client, "2.1.0", message);
				sent();
			};
		}
		for (const batch of batchesOf(school.statements())) {
			yield async () => {
				await deliverStatements(client, batch);
				sent();
			};
		}
	}
}

function* batchesOf<T>(all: Iterable<T>): Generator<T[]> {
	let batch: T[] = [];
	for (const each of all) {
		batch.push(each);
		if (batch.length === batchSize) {
			yield batch;
			batch = [];
		}
	}
	if (batch.length > 0) yield batch;
}

async function addUp(ready: readonly Ready[], since: Date): Promise<DeliveryCounts> {
	const total: Record<RecordOutcome | "received", number> = {
		...{ received: 0, written: 0, unchanged: 0, stale: 0 },
		...{ "not-used": 0, held: 0, rejected: 0 },
	};
	for (const { scope, connectionId } of ready) {
		const counts = await sumDeliveries(scope, connectionId, since);
		for (const key of ["received", ...recordOutcomes] as const) total[key] += counts[key];
	}
	return total;
}
