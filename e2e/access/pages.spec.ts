import AxeBuilder from "@axe-core/playwright";
import type { ConsoleMessage, Page } from "@playwright/test";
import { addressOf, routeTable } from "../isolation/route-table";
import { listRoutes } from "../list-routes";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

// Each test only reads: the two workers share them, so that none waits for a long file of the other.
test.describe.configure({ mode: "parallel" });

const pages = listRoutes().filter((route) => route.kind === "page");

/** What the browser complains of until it is told to stop: errors of scripts, and what the content security policy refused. */
function complaintsOf(page: Page) {
	const complaints: string[] = [];
	const onMessage = (message: ConsoleMessage) => {
		if (message.type() === "error" || /content security policy/i.test(message.text())) complaints.push(message.text());
	};
	const onFault = (fault: Error) => void complaints.push(fault.message);
	page.on("console", onMessage).on("pageerror", onFault);
	return {
		complaints,
		stop: () => page.off("console", onMessage).off("pageerror", onFault),
	};
}

for (const { pattern } of pages)
	for (const locale of ["nl", "en"] as const)
		test(`${pattern} in ${locale}: axe finds nothing, the browser complains of nothing`, async ({ look }) => {
			const row = routeTable[pattern];
			const page = await look(row?.for?.[0] ?? "nobody", { locale });
			const { complaints, stop } = complaintsOf(page);
			const response = await page.goto(addressOf(pattern, row?.own?.(testWorld())));
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			await expect(page.locator("html")).toHaveAttribute("lang", locale);
			// Without frames nothing has to be put together on a page beside it, which takes half of the time.
			expect(page.frames()).toHaveLength(1);
			const { violations } = await new AxeBuilder({ page })
				.setLegacyMode()
				.options({ resultTypes: ["violations"] })
				.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
				.analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
			stop();
			// An address without a thing behind it answers 404, and the browser says so.
			expect(complaints.filter((text) => !(response?.status() === 404 && /404/.test(text)))).toEqual([]);
		});
