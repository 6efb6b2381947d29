import { randomUUID } from "node:crypto";
import { issueAccessToken } from "../../lib/authz/oauth/access-tokens";
import { exchange } from "../../lib/http/exchange";
import { middle, spread } from "./spread";
import { createPractice, type Practice, scopes, statementOf } from "./stand";
import { withDatabase } from "./with-database";

const statements = 150_000;
const perBatch = 100;
const senders = 3;
const times = 9;
const goalMs = 50;
const home = "https://ketenid.nl/201703/";
const rare = "https://oefen.example/rare";
const registration = randomUUID();
const teacher = { account: { homePage: "https://school.example", name: "juf" } };

/**
 * Filtered reads of statements at 150,000 of one connection, from request to answer at the door, without the line; each against the
 * newest without a filter, in turn.
 */
export async function run(): Promise<void> {
	await withDatabase(
		"statements",
		async ({ database }) => {
			const stand = await createPractice();
			const began = performance.now();
			await fill(stand);
			await database.query("VACUUM ANALYZE");
			console.log(`statements: ${statements} in ${((performance.now() - began) / 1000).toFixed(0)} s`);
			const { rows } = await database.query<{ size: string }>(
				"SELECT pg_size_pretty(pg_total_relation_size('xapi_statement_key')) AS size",
			);
			console.log(`statements: keys take ${rows[0]?.size}`);
			const token = await issueAccessToken({ clientId: stand.clientId, scopes });
			for (const [name, query] of Object.entries(questions(stand))) await measure(token, name, query);
		},
		{ EXCHANGE_REQUESTS_PER_SECOND: "1000000", LOG_LEVEL: "warn" },
	);
}

/** Statement n, with what few have: every 5,000th a registration, an instructor and a verb of its own, every 1,000th about another. */
function make(stand: Practice, n: number, before: string) {
	const usual = statementOf(stand, n);
	if (n % 5_000 === 0)
		return {
			...usual,
			verb: { id: `${rare}/verb` },
			context: { ...usual.context, registration, instructor: teacher },
		};
	if (n % 1_000 !== 1) return usual;
	return {
		...usual,
		actor: teacher,
		verb: { id: `${rare}/about` },
		object: { objectType: "StatementRef", id: before },
	};
}

async function fill(stand: Practice): Promise<void> {
	let next = 0;
	await Promise.all(
		Array.from({ length: senders }, async () => {
			const token = await issueAccessToken({ clientId: stand.clientId, scopes });
			while (next < statements) {
				let before: string = randomUUID();
				const batch = Array.from({ length: perBatch }, () => {
					const made = make(stand, next++, before);
					before = made.id;
					return made;
				});
				const answer = await ask(token, "", JSON.stringify(batch));
				if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
				await answer.arrayBuffer();
			}
		}),
	);
}

function questions({ eckIds }: Practice): Readonly<Record<string, string>> {
	const agent = (one: object) => `agent=${encodeURIComponent(JSON.stringify(one))}`;
	const pupil = agent({ account: { homePage: home, name: eckIds[7] } });
	const verb = (id: string) => `verb=${encodeURIComponent(id)}`;
	const activity = (id: string) => `activity=${encodeURIComponent(id)}`;
	const answered = verb("http://adlnet.gov/expapi/verbs/answered");
	const [item, unit] = [activity("https://oefen.example/opgave/77"), activity("https://oefen.example/les/3")];
	return {
		agent: pupil,
		"agent, oldest first": `${pupil}&ascending=true`,
		"agent that is nowhere": agent({ mbox: "mailto:nobody@example.org" }),
		related_agents: `${agent(teacher)}&related_agents=true`,
		"verb of nearly all": answered,
		"verb of few": verb(`${rare}/verb`),
		"verb of those about others": verb(`${rare}/about`),
		activity: item,
		related_activities: `${unit}&related_activities=true`,
		"activity that is nowhere": activity("https://oefen.example/nowhere"),
		registration: `registration=${registration}`,
		"agent and verb": `${pupil}&${answered}`,
		"activity, since and until": `${item}&since=2000-01-01T00:00:00Z&until=2100-01-01T00:00:00Z`,
	};
}

async function measure(token: string, name: string, query: string): Promise<void> {
	const [ours, plain]: [number[], number[]] = [[], []];
	let found = 0;
	for (let nth = 0; nth <= times; nth += 1) {
		const one = await timed(token, query);
		const other = await timed(token, "");
		// The first of each is not warm.
		if (nth === 0) continue;
		ours.push(one.ms);
		plain.push(other.ms);
		found = one.found;
	}
	const ratio = (middle(ours) / middle(plain)).toFixed(2);
	const kept = middle(ours) <= goalMs ? "" : " NOT MET";
	console.log(
		`statements by ${name}: ${spread(ours)} ms, ${ratio} x unfiltered (${found} found), goal <= ${goalMs} ms${kept}`,
	);
}

async function timed(token: string, query: string) {
	const began = performance.now();
	const answer = await ask(token, `?limit=10&${query}`.replace(/&$/, ""));
	const { statements: found } = (await answer.json()) as { statements: unknown[] };
	return { ms: performance.now() - began, found: found.length };
}

function ask(token: string, query: string, body?: string): Promise<Response> {
	const headers = {
		authorization: `Bearer ${token}`,
		"content-type": "application/json",
		"x-experience-api-version": "1.0.3",
	};
	const method = body === undefined ? "GET" : "POST";
	const request = new Request(`http://localhost:3000/api/exchange/xapi/statements${query}`, {
		...{ method, headers },
		...(body === undefined ? {} : { body }),
	});
	return exchange(request, "xapi", ["statements"]);
}
