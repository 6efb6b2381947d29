import { setTimeout as wait } from "node:timers/promises";
import { issueAccessToken } from "../../lib/authz/oauth/access-tokens";
import { spread } from "./spread";
import { openStand, type Stand, scopes, statementOf } from "./stand";
import { makeStandClass, type StandClass } from "./stand-class";

const [seconds, perBatch, readers, pupils] = [60, 100, 5, 30];
/** Batches a second: 2,000 statements. A machine that cannot is told of below, by what it took. */
const batchesPerSecond = 20;

/**
 * B8, all at once: a client delivers 2,000 statements a second while five people read the grid of a class and one watches
 * a lesson. How long a delivery takes, when what was delivered stands in the lesson, and the page against the same pages
 * without deliveries, before and after. On an empty folder of its own.
 */
export async function run(): Promise<void> {
	const stand = await openStand();
	try {
		const group = await makeStandClass(stand, pupils);
		const idle = [await read(stand, group, 10)];
		const token = await issueAccessToken({ clientId: stand.clientId, scopes });
		const until = performance.now() + seconds * 1000;
		const [posts, pages, seen] = await Promise.all([
			deliver(stand, token, until),
			read(stand, group, seconds),
			watch(stand, group, token, until),
		]);
		idle.push(await read(stand, group, 10));
		tell(posts, pages, seen, idle.flat());
	} finally {
		await stand.serving.stop();
	}
}

/** Milliseconds that each batch took, from when it was due. */
async function deliver(stand: Stand, token: string, until: number): Promise<number[]> {
	const took: number[] = [];
	const open = new Set<Promise<void>>();
	const began = performance.now();
	for (let batch = 0; performance.now() < until; batch += 1) {
		const due = began + (batch * 1000) / batchesPerSecond;
		if (due > performance.now()) await wait(due - performance.now());
		// A sender waits for answers too: more than this under way, and it falls behind its pace.
		while (open.size >= 8) await Promise.race(open);
		const body = JSON.stringify(Array.from({ length: perBatch }, (_, n) => statementOf(stand, batch * perBatch + n)));
		const sent = performance.now();
		const one = post(stand, token, body).then(() => {
			took.push(performance.now() - sent);
			open.delete(one);
		});
		open.add(one);
	}
	await Promise.all(open);
	return took;
}

async function post({ serving }: Stand, token: string, body: string): Promise<void> {
	const headers = {
		authorization: `Bearer ${token}`,
		"content-type": "application/json",
		"x-experience-api-version": "1.0.3",
	};
	const answer = await fetch(`${serving.baseUrl}/api/exchange/xapi/statements`, { method: "POST", headers, body });
	if (answer.status !== 200) throw new Error(`a delivery answers ${answer.status}`);
	await answer.arrayBuffer();
}

/** Milliseconds of each page that the readers got, one after the other with a second to read. */
async function read({ serving }: Stand, { groupId, cookie }: StandClass, forSeconds: number): Promise<number[]> {
	const took: number[] = [];
	const until = performance.now() + forSeconds * 1000;
	const one = async () => {
		while (performance.now() < until) {
			const began = performance.now();
			const answer = await fetch(`${serving.baseUrl}/groups/${groupId}`, { headers: { cookie } });
			await answer.text();
			if (answer.status !== 200) throw new Error(`a page answers ${answer.status}`);
			took.push(performance.now() - began);
			await wait(1000);
		}
	};
	await Promise.all(Array.from({ length: readers }, one));
	return took;
}

/** From sending one statement of a pupil of the class until the lesson counts it, once a second. */
async function watch(stand: Stand, group: StandClass, token: string, until: number): Promise<number[]> {
	const took: number[] = [];
	const count = () => tasksNow(stand, group);
	const actor = stand.eckIds[0];
	while (performance.now() < until) {
		const before = await count();
		const statement = statementOf({ ...stand, eckIds: [actor ?? ""] }, took.length);
		const began = performance.now();
		await post(stand, token, JSON.stringify([{ ...statement, timestamp: new Date().toISOString() }]));
		while ((await count()) === before && performance.now() - began < 10_000) await wait(50);
		took.push(performance.now() - began);
		await wait(1000);
	}
	return took;
}

/** Tasks that the lesson shows of all pupils together. */
async function tasksNow({ serving }: Stand, { groupId, cookie }: StandClass): Promise<number> {
	const answer = await fetch(`${serving.baseUrl}/api/v1/groups/${groupId}/live`, { headers: { cookie } });
	if (answer.status !== 200) throw new Error(`the lesson answers ${answer.status}`);
	const { parts } = (await answer.json()) as { parts: { pupils: { tasks: number }[] }[] };
	return parts.flatMap((part) => part.pupils).reduce((sum, pupil) => sum + pupil.tasks, 0);
}

const quantile = (values: readonly number[], share: number) =>
	values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

function tell(posts: readonly number[], pages: readonly number[], seen: readonly number[], idle: readonly number[]) {
	const pace = Math.round((posts.length * perBatch) / seconds);
	console.log(`B8 delivered: ${pace} statements a second for ${seconds} s, wanted ${batchesPerSecond * perBatch}`);
	console.log(`B8 delivery of ${perBatch}: ${spread(posts)} ms, p99 ${quantile(posts, 0.99).toFixed(0)}, goal <= 100`);
	console.log(`B8 seen in the lesson: ${spread(seen)} ms, p99 ${quantile(seen, 0.99).toFixed(0)}, goal <= 2000`);
	const [busy, quiet] = [quantile(pages, 0.95), quantile(idle, 0.95)];
	console.log(`B8 page p95: ${busy.toFixed(0)} ms, without deliveries ${quiet.toFixed(0)}`);
	console.log(`B8 page, with / without ${(busy / quiet).toFixed(2)}, goal <= 2`);
}
