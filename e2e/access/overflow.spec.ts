import { addressOf, routeTable } from "../isolation/route-table";
import { testWorld } from "../school";
import { screens } from "../screens";
import { expect, test } from "../visitor";

// Each test only reads: the two workers share them, so that none waits for a long file of the other.
test.describe.configure({ mode: "parallel" });

const widths = [320, 390, 820, 1280];

for (const [name, pattern] of Object.entries(screens))
	test(`${name} at ${widths.join(", ")} px: the page itself never scrolls sideways, tables do in their panel`, async ({
		visit,
	}) => {
		const page = await visit("anna");
		await page.goto(addressOf(pattern, routeTable[pattern]?.own?.(testWorld())));
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		await page.evaluate(() => {
			for (const one of document.querySelectorAll("details")) one.open = true;
		});
		const beyond = [];
		for (const width of widths) {
			await page.setViewportSize({ width, height: 800 });
			const found = await page.evaluate(sticksOut);
			if (found.by > 0) beyond.push({ width, ...found });
		}
		expect(beyond).toEqual([]);
	});

/** By how many pixels the page is wider than its window, and the innermost elements that reach over the edge. */
function sticksOut() {
	const { scrollWidth, clientWidth } = document.documentElement;
	const over = [...document.querySelectorAll("body *")].filter(
		(one) => one.getBoundingClientRect().right > clientWidth + 0.5,
	);
	const inner = over.filter((one) => !over.some((other) => other !== one && one.contains(other)));
	const by = scrollWidth - clientWidth;
	return { by, what: by > 0 ? inner.slice(0, 3).map((one) => one.outerHTML.slice(0, 160)) : [] };
}
