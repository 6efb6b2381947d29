import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { addressOf, routeTable } from "../isolation/route-table";
import { listRoutes } from "../list-routes";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

// Each test only reads: the two workers share them, so that none waits for a long file of the other.
test.describe.configure({ mode: "parallel" });

const pages = listRoutes().filter((route) => route.kind === "page");

/** What the browser complains of: errors of scripts, and what the content security policy refused. */
function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" || /content security policy/i.test(message.text())) complaints.push(message.text());
	});
	page.on("pageerror", (fault) => complaints.push(fault.message));
	return complaints;
}

for (const { pattern } of pages)
	for (const locale of ["nl", "en"] as const)
		test(`${pattern} in ${locale}: axe finds nothing, the browser complains of nothing`, async ({ visit }) => {
			const row = routeTable[pattern];
			const page = await visit(row?.for?.[0] ?? "nobody", { locale });
			const complaints = complaintsOf(page);
			const response = await page.goto(addressOf(pattern, row?.own?.(testWorld())));
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			await expect(page.locator("html")).toHaveAttribute("lang", locale);
			const { violations } = await new AxeBuilder({ page })
				.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
				.analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
			// An address without a thing behind it answers 404, and the browser says so.
			expect(complaints.filter((text) => !(response?.status() === 404 && /404/.test(text)))).toEqual([]);
		});
