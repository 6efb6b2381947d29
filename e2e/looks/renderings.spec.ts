import path from "node:path";
import { addressOf, routeTable } from "../isolation/route-table";
import { testWorld } from "../school";
import { screens } from "../screens";
import { expect, test } from "../visitor";

/**
 * For people to look at, no test: `RENDERINGS=<folder> npx playwright test -c e2e/playwright.config.ts e2e/looks` draws
 * each screen of a teacher and a mentor as somebody sees it who does not see some colours, or none, and what is printed
 * as A4. What cannot be told apart there needs a shape or a word (QUALITY, people).
 */
const folder = process.env.RENDERINGS ?? "";

const seenAs = ["none", "achromatopsia", "deuteranopia", "protanopia", "tritanopia"] as const;

for (const [name, pattern] of Object.entries(screens))
	test(`${name} as people see it who do not see all colours`, async ({ visit }) => {
		const page = await visit("anna");
		await page.goto(addressOf(pattern, routeTable[pattern]?.own?.(testWorld())));
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		await page.waitForLoadState("networkidle");
		const tools = await page.context().newCDPSession(page);
		for (const type of seenAs) {
			await tools.send("Emulation.setEmulatedVisionDeficiency", { type });
			const file = `${name.replaceAll(" ", "-")}.${type}.${test.info().project.name}.png`;
			await page.screenshot({ path: path.join(folder, file), fullPage: true });
		}
	});

for (const name of ["M3 talk sheet", "a group plan"] as const)
	test(`${name} on paper, in grey`, async ({ visit }) => {
		const page = await visit("anna");
		const query = name === "M3 talk sheet" ? "?show=subjects&show=goals&show=practice&show=agreements&show=notes" : "";
		await page.goto(addressOf(screens[name], routeTable[screens[name]]?.own?.(testWorld())) + query);
		await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
		const file = path.join(folder, name.replaceAll(" ", "-"));
		await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true, format: "A4" });
		await page.setViewportSize({ width: 794, height: 1123 });
		await page.emulateMedia({ media: "print" });
		const tools = await page.context().newCDPSession(page);
		await tools.send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" });
		await page.screenshot({ path: `${file}.print.png`, fullPage: true });
	});
