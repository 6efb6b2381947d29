import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("from the group to its last test: who stands where, one pupil chosen through the pictures, another sitting compared", async ({
	visit,
}) => {
	const { groups, pupils } = testWorld();
	const page = await visit("anna");
	await page.goto(`/groups/${groups.groep5.groupId}`);
	await page.getByRole("link", { name: "Toetsen", exact: true }).click();
	await page.getByRole("link", { name: "Peiling M5" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText("Peiling M5");
	// 206, 211 ... 241: eight pupils, each 6 more than at the test before.
	await expect(page.getByText("223,5", { exact: true })).toBeVisible();
	await expect(page.getByText("groep +6 (n = 8)", { exact: true })).toBeVisible();
	const dots = page.getByRole("group", { name: /8 leerlingen op de schaal/ }).getByRole("button");
	await expect(dots).toHaveCount(pupils.length);
	await dots.first().focus();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("Enter");
	const name = pupils[1]?.name ?? "";
	await expect(page.getByRole("button", { name: new RegExp(`^${name} .*: 211$`) })).toHaveAttribute(
		"aria-pressed",
		"true",
	);
	await expect(page.getByText(`${name} +6`, { exact: true })).toBeVisible();
	await page.getByRole("button", { name: /Vergelijk met/ }).click();
	await page
		.getByRole("dialog")
		.getByRole("link", { name: /Peiling B5/ })
		.click();
	await expect(page).toHaveURL(/since=/);
	await expect(page.getByText("groep +6 (n = 8)", { exact: true })).toBeVisible();
});
