import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { startEmbedded } from "../../lib/db/embedded";
import { freePort } from "../../lib/db/free-port";
import { deterministicId } from "../../lib/db/ids";
import { inSchool } from "../../lib/db/in-school";
import type { ConnectionId, SchoolId } from "../../lib/domain/ids";
import { root, runEnvironment } from "../../lib/run/environment";
import { type Serving, serve } from "../../lib/run/serve";
import { createConnection, createGoal, createPupil, createSchool, type TestSchool } from "../../lib/testing/factories";

/** A server as anybody runs it (durable database, web, worker, supervised) on an empty folder, with one school in it. */
export interface Stand extends Practice {
	readonly serving: Serving;
	readonly superuserUrl: string;
	/** .data/bench: its processes.json names what was started. */
	readonly folder: string;
}
export interface Practice {
	readonly school: TestSchool;
	readonly schoolId: SchoolId;
	readonly connectionId: ConnectionId;
	readonly clientId: string;
	readonly eckIds: readonly string[];
}

export async function openStand(): Promise<Stand> {
	rmSync(path.join(root, ".data/bench"), { recursive: true, force: true });
	delete process.env.DATABASE_URL;
	process.env.PORT = String(await freePort());
	// One client brings what a whole region would.
	process.env.EXCHANGE_REQUESTS_PER_SECOND = "1000000";
	const run = runEnvironment("bench");
	const serving = await serve(run, { logsToFiles: true });
	Object.assign(process.env, serving.env);
	const { superuserUrl } = await startEmbedded({ folder: run.folder });
	const database = new URL(superuserUrl);
	database.pathname = new URL(serving.env.DATABASE_URL ?? "").pathname;
	return { serving, superuserUrl: database.href, folder: run.folder, ...(await createPractice()) };
}

export const scopes = ["xapi.statements.write", "xapi.statements.read"];
const units = 40;

/** A school of 300 pupils with a practice publisher whose units are mapped to goals of two subjects. */
export async function createPractice(): Promise<Practice> {
	const school = await createSchool();
	const { schoolId } = school;
	const eckIds: string[] = [];
	for (let number = 0; number < 300; number += 1) {
		const value = `https://ketenid.nl/201703/${randomUUID().replaceAll("-", "").repeat(4)}`;
		eckIds.push((await createPupil(schoolId, { identifiers: [{ type: "eck-id", value }] })).eckId);
	}
	const { connectionId, clientId } = await createConnection(schoolId, { standard: "xapi", scopes });
	const goals: string[] = [];
	for (const subjectKey of ["arithmetic", "arithmetic", "dutch"] as const)
		goals.push((await createGoal({ subjectKey })).goalId);
	const data = Array.from({ length: units }, (_, unit) => ({
		schoolId,
		connectionId,
		kind: "unit",
		sourceId: unitId(unit),
		goalId: goals[unit % goals.length] ?? deterministicId("none"),
		version: 1,
	}));
	await inSchool({ schoolId }, (tx) => tx.goalMapping.createMany({ data }));
	return { school, schoolId, connectionId, clientId, eckIds };
}

const unitId = (unit: number) => `https://oefen.example/les/${unit}`;

/** Statement number n of a school at practice: unique, in time, over pupils and items in turn. */
export function statementOf({ eckIds }: Practice, n: number) {
	return {
		id: randomUUID(),
		actor: { account: { homePage: "https://ketenid.nl/201703/", name: eckIds[(n * 7) % eckIds.length] } },
		verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { "nl-NL": "beantwoordde" } },
		object: {
			id: `https://oefen.example/opgave/${n % 2000}`,
			definition: { type: "http://adlnet.gov/expapi/activities/question", name: { nl: `Opgave ${n % 2000}` } },
		},
		result: { success: n % 3 !== 0, duration: "PT12S" },
		timestamp: new Date(Date.UTC(2025, 9, 1, 8) + n * 1000).toISOString(),
		context: { contextActivities: { parent: [{ id: unitId(n % units) }] } },
	};
}
