import { randomInt, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { jobScope } from "../../lib/authz/job-scope";
import { issueAccessToken } from "../../lib/authz/oauth/access-tokens";
import { disconnectPrisma } from "../../lib/db/client";
import { rebuildPractice, recomputePractice } from "../../lib/ingest/recompute-practice";
import { openStand, type Stand, scopes, statementOf } from "./stand";

const targets = ["web", "worker", "postgres"] as const;
const kills = 12;
const senders = 4;
const perBatch = 25;

/** What the server said 200 to. */
interface Acknowledged {
	readonly statements: Set<string>;
	readonly voided: Set<string>;
}

/**
 * The crash drill: SIGKILL of web, worker and database while senders deliver and try again until they are answered. At the
 * end nothing that was acknowledged is missing, nothing counts twice, and the rollups equal a rebuild. The order of the
 * kills follows from the seed (SEED=<number> repeats it). Only processes of this stand are killed.
 */
export async function run(): Promise<void> {
	const seed = Number(process.env.SEED ?? randomInt(1, 2 ** 31));
	console.log(`crash drill, seed ${seed}: ${kills} kills`);
	const random = randomFrom(seed);
	const stand = await openStand();
	try {
		const acknowledged: Acknowledged = { statements: new Set(), voided: new Set() };
		let over = false;
		const working = Array.from({ length: senders }, (_, sender) => send(stand, sender, acknowledged, () => over));
		for (let kill = 0; kill < kills; kill += 1) {
			await wait(800 + random() * 2_500);
			const target = targets[Math.floor(random() * targets.length)] ?? "web";
			process.kill(pidOf(stand, target), "SIGKILL");
			console.log(`killed ${target}; ${acknowledged.statements.size} statements acknowledged`);
			await untilAnswering(stand);
		}
		over = true;
		await Promise.all(working);
		await judge(stand, acknowledged);
	} finally {
		await disconnectPrisma();
		await stand.serving.stop();
	}
}

async function send(stand: Stand, sender: number, acknowledged: Acknowledged, over: () => boolean): Promise<void> {
	const own: string[] = [];
	for (let batch = 0; !over(); batch += 1) {
		const answered = Array.from({ length: perBatch }, (_, i) =>
			statementOf(stand, (batch * perBatch + i) * senders + sender),
		);
		const target = batch % 5 === 4 ? own.pop() : undefined;
		await untilAccepted(stand, target === undefined ? answered : [...answered, voiding(stand, target)]);
		for (const { id } of answered) {
			acknowledged.statements.add(id);
			own.push(id);
		}
		if (target !== undefined) acknowledged.voided.add(target);
	}
}

const voiding = (stand: Stand, id: string) => ({
	...statementOf(stand, 0),
	id: randomUUID(),
	verb: { id: "http://adlnet.gov/expapi/verbs/voided" },
	object: { objectType: "StatementRef", id },
	result: undefined,
	context: undefined,
});

/** As a supplier does: the same batch again until it is answered with 200. */
async function untilAccepted({ serving, clientId }: Stand, statements: readonly object[]): Promise<void> {
	const deadline = performance.now() + 120_000;
	const body = JSON.stringify(statements);
	while (performance.now() < deadline) {
		const authorization = `Bearer ${await issueAccessToken({ clientId, scopes })}`;
		const headers = { authorization, "content-type": "application/json", "x-experience-api-version": "1.0.3" };
		const url = `${serving.baseUrl}/api/exchange/xapi/statements`;
		const signal = AbortSignal.timeout(20_000);
		const status = await fetch(url, { method: "POST", headers, body, signal }).then(
			(answer) => answer.status,
			() => 0,
		);
		if (status === 200) return;
		if (status >= 400 && status < 500) throw new Error(`refused with ${status}`);
		await wait(100);
	}
	throw new Error("not accepted within two minutes");
}

function pidOf({ folder }: Stand, target: (typeof targets)[number]): number {
	if (target === "postgres") return Number(readFileSync(path.join(folder, "pg/postmaster.pid"), "utf8").split("\n")[0]);
	const processes = JSON.parse(readFileSync(path.join(folder, "processes.json"), "utf8"));
	return Number(processes[target].pid);
}

async function untilAnswering({ serving }: Stand): Promise<void> {
	const deadline = performance.now() + 90_000;
	while (performance.now() < deadline) {
		const health = await fetch(`${serving.baseUrl}/api/health`).then(
			(answer) => answer.json(),
			() => null,
		);
		if (health?.database === "ok") return;
		await wait(200);
	}
	throw new Error("the server does not come back");
}

async function judge({ superuserUrl, schoolId, connectionId }: Stand, acknowledged: Acknowledged): Promise<void> {
	await recomputePractice(jobScope(schoolId), connectionId);
	const database = new pg.Client({ connectionString: superuserUrl });
	await database.connect();
	const one = async (sql: string, values: unknown[] = []) => (await database.query(sql, values)).rows[0]?.value;
	const days = () =>
		one(
			`SELECT md5(string_agg(p::text, ' ' ORDER BY pupil_id, kind, key, day)) AS value
			 FROM practice_day AS p WHERE connection_id = $1`,
			[connectionId],
		);
	const added = await days();
	const ids = [...acknowledged.statements];
	const standing = ids.filter((id) => !acknowledged.voided.has(id));
	const found = {
		lost: ids.length - Number(await one("SELECT count(*) AS value FROM xapi_statement WHERE id = ANY ($1)", [ids])),
		attemptsLost:
			standing.length -
			Number(
				await one(
					`SELECT count(*) AS value FROM attempt AS a JOIN attempt_key AS k ON k.at = a.at AND k.pupil_id = a.pupil_id
					 WHERE k.source_id = ANY ($1) AND NOT k.withdrawn AND a.connection_id = k.connection_id`,
					[standing],
				),
			),
		twice: Number(
			await one(
				`SELECT (SELECT sum(attempts) FROM practice_day WHERE kind = 'total' AND connection_id = $1)
					- (SELECT count(*) FROM attempt_key WHERE connection_id = $1 AND NOT withdrawn) AS value`,
				[connectionId],
			),
		),
		endingsThatDoNotAddUp: Number(
			await one(
				"SELECT count(*) AS value FROM delivery WHERE received <> written + unchanged + stale + not_used + held + rejected",
			),
		),
	};
	await rebuildPractice(jobScope(schoolId), connectionId);
	const rebuilt = (await days()) === added;
	await database.end();
	const good = rebuilt && Object.values(found).every((count) => count === 0);
	console.log(`acknowledged ${ids.length}, voided ${acknowledged.voided.size}`);
	console.log(`${JSON.stringify(found)}; rollups ${rebuilt ? "equal" : "DIFFER FROM"} the rebuild`);
	console.log(good ? "crash drill: nothing lost, nothing twice" : "crash drill: FAILED");
	if (!good) process.exitCode = 1;
}

/** Mulberry32: a small generator that is the same everywhere. */
function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
