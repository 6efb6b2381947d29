import { describe, expect, it, vi } from "vitest";
import { addDays } from "../../domain/school-day";
import { createWorld, isLearningOn, type World } from "../model/world";
import { listConnections } from "../suppliers/suppliers";
import type { DemoStatement } from "../suppliers/xapi-statements";
import { deliverFresh } from "./deliver";
import type { Lane } from "./history";
import { deliverLive } from "./live";
import type { Answer, SupplierClient } from "./supplier-client";

/** After school, so that pupils work at home. */
const evening = "2026-11-24T18:30:00Z";
const world = createWorld("test", "2026-11-23");
const whole = world.schools[0]!;
const worker = whole.pupils.find(
	(pupil) =>
		pupil.onRoster && isLearningOn(world, whole, pupil, "2026-11-24") && world.learnerOf(pupil).story.kind === "none",
);
const school = { ...whole, pupils: worker ? [worker] : [] };
const oneSchool: World = { ...world, schools: [school] };

/** A record store as the standard has it: an id that is kept with other content refuses the whole list with 409. */
function recordStore() {
	const kept = new Map<string, string>();
	const taken: DemoStatement[] = [];
	const statuses: number[] = [];
	const receive = (body: string): Answer => {
		const statements = JSON.parse(body) as DemoStatement[];
		const reasons = statements.flatMap((statement, index) => {
			const before = kept.get(statement.id);
			return before === undefined || before === contentOf(statement) ? [] : [{ path: `/${index}/id` }];
		});
		if (new Set(statements.map(({ id }) => id)).size < statements.length) return { status: 400, body: "twice" };
		if (reasons.length > 0) return { status: 409, body: JSON.stringify({ reasons }) };
		for (const statement of statements) kept.set(statement.id, contentOf(statement));
		taken.push(...statements);
		return { status: 200, body: "[]" };
	};
	const send = async (path: string, body: string) => {
		if (!path.includes("xapi")) return { status: 202, body: "[]" };
		const answer = receive(body);
		statuses.push(answer.status);
		return answer;
	};
	return { kept, taken, statuses, client: { send } as unknown as SupplierClient };
}
const contentOf = ({ id: _id, timestamp: _at, ...content }: DemoStatement) => JSON.stringify(content);

async function goLive(store: ReturnType<typeof recordStore>, rounds: number, stepMs = 0): Promise<string[]> {
	vi.useFakeTimers({ toFake: ["Date"], now: new Date(evening) });
	const stop = new AbortController();
	const refused: string[] = [];
	const lanes: Lane[] = listConnections(school)
		.filter(({ practice }) => practice !== null)
		.map((connection) => ({ school, connection, client: store.client }));
	let left = rounds;
	await deliverLive({
		...{ world: oneSchool, lanes, signal: stop.signal, roundMs: 0 },
		onRound: () => {
			vi.setSystemTime(Date.now() + stepMs);
			left -= 1;
			if (left === 0) stop.abort();
		},
		onRefused: (what) => refused.push(what),
	});
	vi.useRealTimers();
	return refused;
}

describe("the demo's suppliers, live", () => {
	it("give every task an id of its own, also of a pupil who was drawn for two sessions at one moment", async () => {
		const store = recordStore();
		expect(await goLive(store, 400)).toEqual([]);
		expect(new Set(store.statuses)).toEqual(new Set([200]));
		const moments = store.taken.map(({ actor, timestamp }) => `${actor.account.homePage} ${timestamp}`);
		expect(new Set(moments).size).toBeLessThan(moments.length);
	});

	it("tell what is refused and go on: the others of that list, and the rounds after it", async () => {
		const store = recordStore();
		const first = recordStore();
		await goLive(first, 3);
		const [clash] = first.taken;
		store.kept.set(clash!.id, "something else");
		const refused = await goLive(store, 6);
		expect(refused).toHaveLength(1);
		expect(refused[0]).toMatch(/^1 of \d+ xAPI statements/);
		expect(store.statuses.filter((status) => status === 409)).toHaveLength(1);
		expect(store.taken.length).toBeGreaterThan(first.taken.length);
		const ids = new Set(store.taken.map(({ id }) => id));
		for (const { id } of first.taken) expect(ids.has(id)).toBe(id !== clash!.id);
	});

	it("go on after a round that was refused whole, such as while the connection pauses", async () => {
		const store = recordStore();
		let rounds = 0;
		const { send } = store.client;
		store.client.send = async (path, body, headers) => {
			if (path.includes("xapi")) rounds += 1;
			if (path.includes("xapi") && rounds <= 2) return { status: 403, body: "paused" };
			return send.call(store.client, path, body, headers);
		};
		const refused = await goLive(store, 4, 3_000);
		expect(refused).toEqual(["xAPI statements: 403 paused", "xAPI statements: 403 paused"]);
		expect(store.taken.length).toBeGreaterThan(0);
	});

	it("send a day again with the same ids and the same content", async () => {
		const store = recordStore();
		const days = [addDays(world.anchor, -3), addDays(world.anchor, -4)];
		const { dayStatements } = await import("./history");
		for (const connection of listConnections(school).filter(({ practice }) => practice !== null))
			for (const day of [...days, ...days]) {
				const statements = dayStatements(oneSchool, { school, connection }, day);
				expect(await deliverFresh(store.client, statements)).toEqual(statements);
			}
		expect(new Set(store.statuses)).not.toContain(409);
	});
});
