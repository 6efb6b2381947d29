import { addressOf, routeTable } from "../isolation/route-table";
import { walk } from "../keyboard";
import { testWorld } from "../school";
import { screens } from "../screens";
import { expect, test } from "../visitor";

// Each test only reads: the two workers share them, so that none waits for a long file of the other.
test.describe.configure({ mode: "parallel" });

for (const [name, pattern] of Object.entries(screens))
	test(`${name} by Tab alone: all that it offers is reached, in reading order, seen, and none holds the focus`, async ({
		visit,
	}) => {
		const page = await visit("anna");
		await page.goto(addressOf(pattern, routeTable[pattern]?.own?.(testWorld())));
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		await page.waitForLoadState("networkidle");
		const { stops, missed } = await walk(page);
		expect(missed).toEqual([]);
		expect(stops.filter(({ marked }) => !marked).map(({ name }) => name)).toEqual([]);
		expect(stops.filter(({ inSight }) => !inSight).map(({ name }) => name)).toEqual([]);
		const order = stops.map(({ index }) => index).filter((index) => index >= 0);
		expect(order).toEqual(order.toSorted((a, b) => a - b));
	});
