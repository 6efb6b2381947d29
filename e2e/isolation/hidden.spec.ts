import type { APIRequestContext } from "@playwright/test";
import { hiddenCounts, hiddenWords } from "../../lib/testing/hidden-words";
import { type AppRoute, listRoutes } from "../list-routes";
import { type TestWorld, testWorld, type VeiledPerson } from "../school";
import { expect, test } from "../visitor";
import { addressOf, routeTable } from "./route-table";

/** The world with the veiled class in the place of groep 5: each route's own ids lead to it, of a new route too. */
function veiledWorld(): TestWorld {
	const world = testWorld();
	const { groupId, goalId, pupilIds, connectionIds, sittingId, signalIds } = world.veiled;
	const [practice = "", tests = ""] = connectionIds;
	return {
		...world,
		sittingId,
		signalId: signalIds[0] ?? "",
		groups: { ...world.groups, groep5: { groupId, name: "" } },
		goals: [{ goalId, title: "" }],
		pupils: pupilIds.map((pupilId) => ({ pupilId, name: "", eckId: "" })),
		connecting: { ...world.connecting, linde: { ...world.connecting.linde, connectionId: practice } },
		pulling: { ...world.pulling, linde: { connectionId: tests } },
	};
}

/** As the program itself asks; the server first sends it on to an address of its own for that. */
const asData = { headers: { RSC: "1" }, maxRedirects: 1 };

/** An answer whole: status line, headers and body. A page also as the program asks for it when somebody goes there. */
async function read(context: APIRequestContext, pattern: string, rsc: boolean): Promise<string> {
	const row = routeTable[pattern];
	const world = veiledWorld();
	const query = new URLSearchParams({ ...row?.query?.(world), connection: world.veiled.connectionIds[0] ?? "" });
	const address = `${addressOf(pattern, row?.own?.(world))}?${query}`;
	const answer = row?.emptyPost
		? await context.post(address, { headers: { "sec-fetch-site": "same-origin" } })
		: await context.get(address, rsc ? asData : {});
	const text = `${answer.status()} ${JSON.stringify(answer.headers())} ${await answer.text()}`;
	// What was asked may come back: the ids of the address are no news.
	return text.replaceAll(query.toString(), "");
}

/** A count stands by itself: within a key or an id, which are made by chance, it is none. A letter after \\ is no letter. */
const counts = new RegExp(
	String.raw`(?<![0-9.-])(?<!(?<!\\)[A-Za-z])(${hiddenCounts.map(inAnyForm).join("|")})(?![0-9A-Za-z-])`,
);
function inAnyForm(count: number): string {
	return count < 1000 ? String(count) : `${Math.trunc(count / 1000)}[.,]?${count % 1000}`;
}
const tells = (text: string) => counts.test(text) || hiddenWords.some((word) => text.includes(word));

/** Every route but those before signing in, and streams, which lib/http/live-access.db.test.ts follows. */
const routes = listRoutes().filter(({ pattern }) => !routeTable[pattern]?.open && !routeTable[pattern]?.stream);
/** Those that a class teacher may open; the others answer all of them as one of them. */
const ofStaff = routes.filter(({ pattern }) => routeTable[pattern]?.for?.includes("anna"));

/** @param data pages also as the program asks for them */
async function telling(context: APIRequestContext, asked: readonly AppRoute[], data: boolean): Promise<string[]> {
	const found: string[] = [];
	for (const { pattern, kind } of asked)
		for (const rsc of data && kind === "page" ? [false, true] : [false])
			if (tells(await read(context, pattern, rsc))) found.push(rsc ? `${pattern} (as data)` : pattern);
	return found;
}

test("who may see the sources by exception reads of them on most pages, in files and on paper", async ({ ask }) => {
	const found = await telling(await ask("ezra"), ofStaff, true);
	const expected = [
		...["/groups/[groupId]", "/groups/[groupId] (as data)", "/mapping", "/mapping (as data)", "/pupils/[pupilId]"],
		...["/pupils/[pupilId]/talk", "/groups/[groupId]/goals/[goalId]", "/groups/[groupId]/sittings"],
		...["/groups/[groupId]/sittings/[sittingId]", "/api/v1/groups/[groupId]/csv", "/api/v1/pupils/[pupilId]/csv"],
		...["/api/v1/groups/[groupId]/goals/[goalId]/provenance", "/api/v1/signals/[signalId]/provenance"],
	];
	expect(expected.filter((route) => !found.includes(route))).toEqual([]);
});

const blind: readonly VeiledPerson[] = ["vera", "tess", "cato", "adam", "hugo", "morris"];
for (const person of blind)
	test(`${person} finds no byte of the hidden sources behind any address`, async ({ ask }) => {
		const every = person === "vera";
		expect(await telling(await ask(person), every ? routes : ofStaff, every)).toEqual([]);
	});
