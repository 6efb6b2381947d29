import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { issueAccessToken } from "../../lib/authz/oauth/access-tokens";
import { openStand, type Stand, scopes, statementOf } from "./stand";

const pairs = 5;
const batches = 100;
const perBatch = 100;
const senders = 4;
/** Rows of one connection with new keys under another, so that COPY adds the same rows to the same tables. */
const copied = [
	{ table: "attempt", keys: { id: "gen_random_uuid()" } },
	{ table: "attempt_key", keys: { source_id: "gen_random_uuid()::text" } },
	{ table: "xapi_statement", keys: { id: "gen_random_uuid()", sequence: "-sequence" } },
] as const;

/** B1 (QUALITY): statements over HTTP against COPY of the rows that they become, in turn. */
export async function run(): Promise<void> {
	const stand = await openStand();
	const database = new pg.Client({ connectionString: stand.superuserUrl });
	await database.connect();
	try {
		let sent = 0;
		const makeBodies = (count: number) =>
			Array.from({ length: count }, () =>
				JSON.stringify(Array.from({ length: perBatch }, () => statementOf(stand, sent++))),
			);
		await post(stand, makeBodies(100));
		const rows: Pair[] = [];
		for (let pair = 0; pair < pairs; pair += 1) {
			const bodies = makeBodies(batches);
			const before = await countAttempts(database, stand);
			const ours = await post(stand, bodies);
			const wrote = (await countAttempts(database, stand)) - before;
			if (wrote !== batches * perBatch) throw new Error(`wrote ${wrote} attempts`);
			rows.push({ ours, ...(await copyBack(database, stand)) });
		}
		tell(rows);
	} finally {
		await database.end();
		await stand.serving.stop();
	}
}

interface Pair {
	/** Statements a second. */
	readonly ours: number;
	/** COPY into all tables that hold a row a statement, and into the table of attempts alone. */
	readonly all: number;
	readonly attempts: number;
}

async function post({ serving, clientId }: Stand, bodies: readonly string[]): Promise<number> {
	const token = await issueAccessToken({ clientId, scopes });
	const headers = {
		authorization: `Bearer ${token}`,
		"content-type": "application/json",
		"x-experience-api-version": "1.0.3",
	};
	let next = 0;
	const began = performance.now();
	await Promise.all(
		Array.from({ length: senders }, async () => {
			for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
				const answer = await fetch(`${serving.baseUrl}/api/exchange/xapi/statements`, {
					method: "POST",
					headers,
					body,
				});
				if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
				await answer.arrayBuffer();
			}
		}),
	);
	return perSecond(bodies.length * perBatch, began);
}

async function countAttempts(database: pg.Client, { connectionId }: Stand): Promise<number> {
	const { rows } = await database.query<{ n: number }>(
		"SELECT count(*)::int AS n FROM attempt WHERE connection_id = $1",
		[connectionId],
	);
	return rows[0]?.n ?? 0;
}

async function copyBack(database: pg.Client, { connectionId }: Stand): Promise<Omit<Pair, "ours">> {
	const other = randomUUID();
	const data: Buffer[] = [];
	for (const { table, keys } of copied) data.push(await readRows(database, table, keys, connectionId, other));
	let attemptsMs = 0;
	const began = performance.now();
	await database.query("BEGIN");
	for (const [i, { table }] of copied.entries()) {
		await pipeline(Readable.from([data[i] ?? Buffer.alloc(0)]), database.query(copyFrom(`COPY ${table} FROM STDIN`)));
		if (i === 0) attemptsMs = performance.now() - began;
	}
	await database.query("COMMIT");
	const statements = batches * perBatch;
	return { all: perSecond(statements, began), attempts: (statements / attemptsMs) * 1000 };
}

async function readRows(
	database: pg.Client,
	table: string,
	keys: Readonly<Record<string, string>>,
	connectionId: string,
	other: string,
): Promise<Buffer> {
	const { rows } = await database.query<{ name: string }>(
		"SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
		[table],
	);
	const columns = rows.map(({ name }) => keys[name] ?? (name === "connection_id" ? `'${other}'::uuid` : `"${name}"`));
	const select = `SELECT ${columns.join(", ")} FROM ${table} WHERE connection_id = '${connectionId}' LIMIT ${batches * perBatch}`;
	const chunks: Buffer[] = [];
	for await (const chunk of database.query(copyTo(`COPY (${select}) TO STDOUT`))) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

const perSecond = (count: number, began: number) => (count / (performance.now() - began)) * 1000;

function tell(rows: readonly Pair[]): void {
	const line = (name: string, values: readonly number[], unit: string, goal = "") => {
		const sorted = [...values].sort((a, b) => a - b);
		const [low, middle, high] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((v) =>
			(v ?? 0).toPrecision(3),
		);
		console.log(`${name}: ${middle} ${unit} (${low} to ${high})${goal === "" ? "" : `, goal ${goal}`}`);
	};
	line(
		"B1 statements over HTTP",
		rows.map((r) => r.ours),
		"a second",
	);
	line(
		"B1 COPY into attempt, attempt_key and xapi_statement",
		rows.map((r) => r.all),
		"rows of each a second",
	);
	line(
		"B1 COPY into attempt alone",
		rows.map((r) => r.attempts),
		"a second",
	);
	line(
		"B1 ours / COPY of the same rows",
		rows.map((r) => r.ours / r.all),
		"x",
		">= 0.06 x first, >= 0.12 x later",
	);
	line(
		"B1 ours / COPY into attempt alone",
		rows.map((r) => r.ours / r.attempts),
		"x",
	);
	console.log("B1 against xapi-statements: left out, the package is not installed");
}
