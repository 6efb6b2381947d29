import type { APIRequestContext } from "@playwright/test";
import { sized } from "../../lib/testing/sizes";
import { listRoutes } from "../list-routes";
import { type Person, type TestWorld, testWorld } from "../school";
import { expect, test } from "../visitor";
import { addressOf, type RouteRow, routeTable } from "./route-table";

const people: readonly Person[] = ["anna", "bram", "carla", "dirk", "els", "rosa", "sven"];

type Ids = Record<string, string>;

/** The ids of a route, each in turn replaced by those of other groups and the other school, and by one of nobody. */
function swapped(row: RouteRow, world: TestWorld): Ids[] {
	const own = row.own?.(world) ?? {};
	const elsewhere: Ids[] = [
		{ groupId: world.groups.groep6.groupId, pupilId: world.others.groep6 },
		{ groupId: world.groups.es5.groupId, pupilId: world.others.es5, connectionId: world.connecting.es.connectionId },
		{ planId: world.plans.groep6, goalId: world.goals[1]?.goalId ?? "" },
	];
	const swaps = Object.keys(own).flatMap((key) => [
		...elsewhere.flatMap((ids) => (ids[key] ? [{ ...own, [key]: ids[key] }] : [])),
		Object.fromEntries(Object.entries(own).filter(([name]) => name !== key)),
	]);
	return [own, ...swaps, ...(row.foreign?.(world) ?? [])];
}

/** Ids of others in places where nobody asked for them. */
const stowaways = (world: TestWorld) =>
	new URLSearchParams({
		groupId: world.groups.es5.groupId,
		pupilId: world.others.es5,
		schoolId: world.schools.es.schoolId,
		school_id: world.schools.es.schoolId,
		connection: world.connecting.es.connectionId,
		source: world.connecting.es.connectionId,
		subGroup: world.others.es5,
		since: world.others.es5,
		userId: world.others.es5,
		q: "van den Berg",
		find: "dmFuIGRlbiBCZXJnIHZhbiBkZW4gQmVyZyB2YW4gZGVuIEJlcmc",
	}).toString();

/** What opens is asked as it should be and with stowaways; what does not open, usually by one of the two in turn. */
function queries(row: RouteRow, world: TestWorld, opens: boolean, turn: number): readonly string[] {
	const both = [new URLSearchParams(row.query?.(world)).toString(), stowaways(world)];
	return opens ? both : sized([both[turn % 2] ?? ""], both);
}

/** Pupils of whom a person may read anything; the admin reads who there is, of the own school. */
function ownPupils(person: Person, world: TestWorld): readonly string[] {
	const [linde5, linde6, es5] = [world.pupils.map((one) => one.pupilId), world.others.groep6, world.others.es5];
	if (person === "anna") return linde5;
	if (person === "bram") return [linde6];
	if (person === "carla") return [linde6, es5];
	if (person === "dirk") return [...linde5, linde6];
	if (person === "rosa" || person === "sven") return [];
	return [es5];
}

const refusals = [303, 307, 308, 400, 401, 403, 404, 405, 409, 422];

async function call(context: APIRequestContext, row: RouteRow, address: string) {
	const answer = row.emptyPost
		? await context.post(address, { headers: { "sec-fetch-site": "same-origin" }, timeout: 20_000 })
		: await context.get(address, { timeout: 20_000 });
	return { status: answer.status(), text: await answer.text() };
}

for (const person of people)
	test(`${person} gets nothing of others, whatever ids are put where`, async ({ ask }) => {
		const world = testWorld();
		const context = await ask(person);
		const foreign = [...world.pupils.map((one) => one.pupilId), world.others.groep6, world.others.es5].filter(
			(id) => !ownPupils(person, world).includes(id),
		);
		let calls = 0;
		const leaks: string[] = [];
		for (const { pattern } of listRoutes()) {
			const row = routeTable[pattern];
			if (!row || row.open) continue;
			for (const [number, ids] of swapped(row, world).entries()) {
				const opens = isOwn(pattern, ids, person, world);
				// An open stream does not end; it has a test of its own.
				if (row.stream && opens) continue;
				for (const query of queries(row, world, opens, number)) {
					const address = `${addressOf(pattern, ids)}?${query}`;
					const { status, text } = await call(context, row, address);
					calls += 1;
					const named = foreign.filter((id) => text.includes(id) && !address.includes(id));
					if (named.length > 0) leaks.push(`${address} names ${named.length} pupils of others`);
					if (!opens && !refusals.includes(status)) leaks.push(`${address} answers ${status}`);
				}
			}
		}
		expect(leaks).toEqual([]);
		expect(calls).toBeGreaterThanOrEqual(sized(150, 300));
	});

/** Whether these ids are the person's own, by the table or because a swap led there: then it opens, and names no others. */
function isOwn(pattern: string, ids: Ids, person: Person, world: TestWorld): boolean {
	const row = routeTable[pattern];
	const named = JSON.stringify(row?.own?.(world) ?? {});
	if (row?.for?.includes(person) && (named === "{}" || named === JSON.stringify(ids))) return true;
	// The other board, with its own school, is where a swap leads.
	if (person === "sven" && ids.boardId === world.boards.sven)
		return ids.schoolId === undefined || ids.schoolId === world.schools.es.schoolId;
	const groups: Partial<Record<Person, readonly string[]>> = {
		anna: [world.groups.groep5.groupId],
		bram: [world.groups.groep6.groupId],
		carla: [world.groups.groep6.groupId, world.groups.es5.groupId],
		els: [world.groups.es5.groupId],
	};
	const inGroup = ids.groupId === undefined || (groups[person] ?? []).includes(ids.groupId);
	const ofPupil = ids.pupilId === undefined || ownPupils(person, world).includes(ids.pupilId);
	// Files of a pupil are the admin's, of every pupil of the school.
	if (person === "dirk") return (row?.for?.includes(person) ?? false) && ids.pupilId !== undefined && ofPupil;
	return inGroup && ofPupil && (ids.groupId !== undefined || ids.pupilId !== undefined);
}
