import type { APIRequestContext, Page } from "@playwright/test";
import { sized } from "../../lib/testing/sizes";
import { listRoutes } from "../list-routes";
import { type Person, testWorld } from "../school";
import { baseUrl, expect, test } from "../visitor";
import { addressOf, routeTable } from "./route-table";

// Each test only reads: the two workers share them, so that none waits for a long file of the other.
test.describe.configure({ mode: "parallel" });

const people: readonly Person[] = ["anna", "bram", "carla", "dirk", "els", "rosa", "sven"];
const routes = listRoutes();

test("every route of app/ has a row that says who may open it", () => {
	const known = new Set(Object.keys(routeTable));
	expect(routes.map((route) => route.pattern).filter((pattern) => !known.has(pattern))).toEqual([]);
});

/** What a page shows and answers, so that two refusals can be compared. */
async function read(page: Page, address: string) {
	const response = await page.goto(address);
	const main = page.locator("main");
	// The frame of a page that is still on its way has a status in it.
	await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
	return { status: response?.status(), url: new URL(page.url()).pathname, text: await main.innerText() };
}

const refusals = new Map<Person, Promise<string>>();

/** What this person reads where there is no page: the same all through the run, so it is looked at once per worker. */
function refusalFor(person: Person, page: Page): Promise<string> {
	const known = refusals.get(person) ?? read(page, "/there-is-no-such-page").then(({ text }) => text);
	refusals.set(person, known);
	return known;
}

for (const [place, { pattern, kind }] of routes.entries()) {
	const row = routeTable[pattern];
	if (!row || row.open || kind !== "page") continue;
	const allowed: readonly Person[] = row.for ?? [];

	test(`${pattern}: nobody is sent to sign in`, async ({ look }) => {
		const seen = await read(await look("nobody"), addressOf(pattern, row.own?.(testWorld())));
		expect(seen.url).toBe("/sign-in");
	});

	test(`${pattern}: opens for ${allowed.join(", ")}, and not with the ids of others`, async ({ look }) => {
		for (const person of allowed) {
			const page = await look(person);
			const missing = await refusalFor(person, page);
			const own = await read(page, addressOf(pattern, row.own?.(testWorld())));
			expect(own.status).toBe(200);
			expect(own.url).not.toBe("/sign-in");
			expect(own.text).not.toBe(missing);
			for (const ids of row.foreign?.(testWorld()) ?? [])
				expect((await read(page, addressOf(pattern, ids))).text).toBe(missing);
		}
	});

	const refused = people.filter((person) => !allowed.includes(person));
	if (refused.length === 0) continue;
	test(`${pattern}: refuses ${refused.join(", ")} just as if it were not there`, async ({ look, ask }) => {
		// That ids of nothing look the same is usually seen by one of them, at the next address by the next; others ask for it.
		const compare = sized([refused[place % refused.length]], refused);
		for (const person of refused) {
			const page = await look(person);
			const own = await read(page, addressOf(pattern, row.own?.(testWorld())));
			expect(own.text).toBe(await refusalFor(person, page));
			if (!row.own) continue;
			if (!compare.includes(person)) {
				expect((await (await ask(person)).get(addressOf(pattern))).status()).toBe(own.status);
				continue;
			}
			const unknown = await read(page, addressOf(pattern));
			expect({ ...own, url: "" }).toEqual({ ...unknown, url: "" });
		}
	});
}

/** The status of a stream, and the text of what is none: an open one is left at once. */
async function lookAtStream(context: APIRequestContext, to: string) {
	const { cookies } = await context.storageState();
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
	const answer = await fetch(`${baseUrl()}${to}`, { headers: { cookie } });
	if (!answer.ok) return { status: answer.status, text: await answer.text() };
	await answer.body?.cancel();
	return { status: answer.status, text: "" };
}

for (const { pattern, kind } of routes) {
	const row = routeTable[pattern];
	if (!row || row.open || kind !== "endpoint") continue;
	const allowed: readonly Person[] = row.for ?? [];

	test(`${pattern}: answers ${allowed.join(", ")} only; others as if it were not there`, async ({ ask }) => {
		const query = new URLSearchParams(row.query?.(testWorld())).toString();
		const address = (ids?: Record<string, string>) => `${addressOf(pattern, ids)}?${query}`;
		const own = row.own?.(testWorld());
		const send = (context: APIRequestContext, to: string) =>
			row.emptyPost ? context.post(to, { headers: { "sec-fetch-site": "same-origin" } }) : context.get(to);
		expect((await send(await ask("nobody"), address(own))).status()).toBe(401);
		for (const person of people) {
			const context = await ask(person);
			const get = async (ids?: Record<string, string>) => {
				if (row.stream) return lookAtStream(context, address(ids));
				const answer = await send(context, address(ids));
				return { status: answer.status(), text: await answer.text() };
			};
			const seen = await get(own);
			const unknown = await get();
			if (!allowed.includes(person)) {
				expect([403, 404]).toContain(seen.status);
				if (own) expect(seen).toEqual(unknown);
				continue;
			}
			expect(seen.status).toBe(row.emptyPost ?? 200);
			for (const ids of row.foreign?.(testWorld()) ?? []) expect(await get(ids)).toEqual(unknown);
		}
	});
}
