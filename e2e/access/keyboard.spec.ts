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
	const second = grid.locator("tbody tr").nth(1);
	const cells = second.locator("td a");
	await page.keyboard.press("ArrowDown");
	await expect(second.getByRole("rowheader").getByRole("link")).toBeFocused();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("ArrowRight");
	await expect(cells.first()).toBeFocused();
	await page.keyboard.press("End");
	await expect(cells.last()).toBeFocused();
	await page.keyboard.press("Control+Home");
	await expect(grid.locator("tbody tr").first().getByRole("rowheader").getByRole("link")).toBeFocused();
	await page.keyboard.press("Control+End");
	await expect(grid.locator("tbody tr").last().locator("td a").last()).toBeFocused();
	await page.keyboard.press("PageUp");
	await page.keyboard.press("Home");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("ArrowRight");
	await expect(cells.first()).toBeFocused();
	await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/groups\/.+\/goals\/.+\/pupils\/.+/);
	await page.goBack();
	await expect(cells.first()).toBeFocused();
});

test("the figure above a column opens its details by keyboard, and Escape gives the focus back", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto(`/groups/${testWorld().groups.groep5.groupId}`);
	const grid = page.getByRole("grid");
	const figure = grid.locator("thead button[popovertarget]").first();
	await grid.locator('[tabindex="0"]').focus();
	for (const key of ["ArrowRight", "ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
	await expect(figure).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(grid.getByRole("dialog").first()).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(grid.getByRole("dialog")).toHaveCount(0);
	await expect(figure).toBeFocused();
});
