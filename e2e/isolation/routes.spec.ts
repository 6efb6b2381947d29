import type { Page } from "@playwright/test";
import { listRoutes } from "../list-routes";
import { type Person, testWorld } from "../school";
import { expect, test } from "../visitor";
import { addressOf, routeTable } from "./route-table";

const people: readonly Person[] = ["anna", "bram", "carla", "dirk", "els"];
const routes = listRoutes();

test("every route of app/ has a row that says who may open it", () => {
	const known = new Set(Object.keys(routeTable));
	expect(routes.map((route) => route.pattern).filter((pattern) => !known.has(pattern))).toEqual([]);
});

/** What a page shows and answers, so that two refusals can be compared. */
async function look(page: Page, address: string) {
	const response = await page.goto(address);
	const main = page.locator("main");
	// The frame of a page that is still on its way has a status in it.
	await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
	return { status: response?.status(), url: new URL(page.url()).pathname, text: await main.innerText() };
}

for (const { pattern, kind } of routes) {
	const row = routeTable[pattern];
	if (!row || row.open || kind !== "page") continue;
	const allowed: readonly Person[] = row.for ?? [];

	test(`${pattern}: nobody is sent to sign in`, async ({ visit }) => {
		const seen = await look(await visit("nobody"), addressOf(pattern, row.own?.(testWorld())));
		expect(seen.url).toBe("/sign-in");
	});

	test(`${pattern}: opens for ${allowed.join(", ")}, and not with the ids of others`, async ({ visit }) => {
		for (const person of allowed) {
			const page = await visit(person);
			const missing = await look(page, "/there-is-no-such-page");
			const own = await look(page, addressOf(pattern, row.own?.(testWorld())));
			expect(own.status).toBe(200);
			expect(own.url).not.toBe("/sign-in");
			expect(own.text).not.toBe(missing.text);
			for (const ids of row.foreign?.(testWorld()) ?? [])
				expect((await look(page, addressOf(pattern, ids))).text).toBe(missing.text);
		}
	});

	const refused = people.filter((person) => !allowed.includes(person));
	if (refused.length === 0) continue;
	test(`${pattern}: refuses ${refused.join(", ")} just as if it were not there`, async ({ visit }) => {
		for (const person of refused) {
			const page = await visit(person);
			const own = await look(page, addressOf(pattern, row.own?.(testWorld())));
			const missing = await look(page, "/there-is-no-such-page");
			expect(own.text).toBe(missing.text);
			if (!row.own) continue;
			const unknown = await look(page, addressOf(pattern));
			expect({ ...own, url: "" }).toEqual({ ...unknown, url: "" });
		}
	});
}

for (const { pattern, kind } of routes) {
	const row = routeTable[pattern];
	if (!row || row.open || kind !== "endpoint") continue;
	const allowed: readonly Person[] = row.for ?? [];

	test(`${pattern}: answers ${allowed.join(", ")} only; others as if it were not there`, async ({ ask }) => {
		const own = addressOf(pattern, row.own?.(testWorld()));
		const nobody = await (await ask("nobody")).fetch(own, { method: row.method ?? "GET" });
		expect(nobody.status()).toBe(401);
		for (const person of people) {
			const context = await ask(person);
			const get = async (address: string) => {
				const answer = await context.fetch(address, { method: row.method ?? "GET" });
				const { request: _id, instance: _other, ...body } = JSON.parse((await answer.text()) || "{}");
				return { status: answer.status(), body };
			};
			const seen = await get(own);
			if (allowed.includes(person)) expect(seen.status).toBe(200);
			else expect([403, 404]).toContain(seen.status);
			if (row.own && !allowed.includes(person)) expect(seen).toEqual(await get(addressOf(pattern)));
			for (const ids of allowed.includes(person) ? (row.foreign?.(testWorld()) ?? []) : [])
				expect(await get(addressOf(pattern, ids))).toEqual(await get(addressOf(pattern)));
		}
	});
}
