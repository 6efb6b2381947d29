import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("who looks after a board begins at its schools, opens one, and finds suppliers without a pupil", async ({
	visit,
}) => {
	const page = await visit("rosa");
	await page.goto("/");
	await expect(page).toHaveURL(`/boards/${testWorld().boards.rosa}`);
	await expect(page.getByRole("heading", { level: 1, name: "Stichting De Bomen" })).toBeVisible();
	const rows = page.getByRole("row");
	await expect(rows.filter({ hasText: "De Kers" })).toContainText("geen koppelingen");
	await expect(rows.filter({ hasText: "De Linde" })).toContainText("actief");
	await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toHaveCount(0);
	await page.getByRole("link", { name: "De Linde" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "De Linde" })).toBeVisible();
	await expect(page.getByRole("row").filter({ hasText: "Oefenaar" })).toContainText("actief");
	const text = await page.locator("main").innerText();
	for (const { name } of testWorld().pupils) expect(text).not.toMatch(new RegExp(`\\b${name}\\b`));
	await page.getByRole("link", { name: "Stichting De Bomen" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "Stichting De Bomen" })).toBeVisible();
});

test("their own account opens, with where it is open and the second factor", async ({ visit }) => {
	const page = await visit("rosa", { locale: "en" });
	await page.goto("/account");
	await expect(page.getByText("rosa@bestuur.test").first()).toBeVisible();
	await page.goto("/second-factor");
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await expect(page).toHaveURL("/second-factor");
});

test("the school reads which board looks on, and each visit in its log", async ({ visit }) => {
	await (await visit("rosa")).goto(`/boards/${testWorld().boards.rosa}`);
	const page = await visit("dirk");
	await page.goto("/suppliers");
	await expect(page.getByText("Bestuur Stichting De Bomen ziet")).toBeVisible();
	await page.goto("/audit");
	await expect(page.getByRole("row").filter({ hasText: "bekeek voor het bestuur" }).first()).toContainText(
		"Stichting De Bomen",
	);
});
