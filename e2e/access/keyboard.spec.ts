import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("the group grid by keyboard: one tab stop, arrows by cell, Enter opens, and back is the same cell", async ({
	visit,
}) => {
	const { groups, pupils } = testWorld();
	const page = await visit("anna");
	await page.goto(`/groups/${groups.groep5.groupId}`);
	const grid = page.getByRole("grid");
	await expect(grid).toBeVisible();
	await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
	for (const { name } of pupils) await expect(grid.getByRole("rowheader", { name: new RegExp(name) })).toBeVisible();
	await grid.locator('[tabindex="0"]').focus();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowRight");
	const cell = grid.locator("tbody tr").nth(1).locator("[data-cell]").nth(1);
	await expect(cell).toBeFocused();
	await page.keyboard.press("End");
	await expect(grid.locator("tbody tr").nth(1).locator("[data-cell]").last()).toBeFocused();
	await page.keyboard.press("Home");
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/groups\/.+\/goals\/.+\/pupils\/.+/);
	await page.goBack();
	await expect(cell).toBeFocused();
});
