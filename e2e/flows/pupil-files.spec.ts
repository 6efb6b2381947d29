import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("an admin hands on all that is held of a pupil, erases it, and keeps the proof", async ({ visit }, {
	project,
}) => {
	const { pupilId, name } = testWorld().erased[project.name === "dark" ? "dark" : "light"];
	const page = await visit("dirk");
	await page.goto("/pupil-files");
	await page.getByRole("searchbox").fill(name);
	await page.getByRole("button", { name: "Zoek" }).click();
	await page.getByRole("link", { name }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: "Haal het bestand op" }).click(),
	]);
	expect(download.suggestedFilename()).toMatch(/^groepsbeeld-inzage-\d{4}-\d\d-\d\d\.zip$/);
	expect(await download.failure()).toBeNull();

	await page.getByLabel(`Typ de naam over: ${name}`).fill("iemand anders");
	await page.getByRole("button", { name: "Wis deze leerling" }).click();
	await expect(page.getByRole("alert").filter({ hasText: "De naam is niet gelijk" })).toBeVisible();
	await page.getByLabel(`Typ de naam over: ${name}`).fill(name);
	await page.getByRole("button", { name: "Wis deze leerling" }).click();
	await expect(page.getByText(/^Wissen is gevraagd op/)).toBeVisible();

	const proof = page.getByRole("row").filter({ has: page.locator(`code[title="${pupilId}"]`) });
	await expect(async () => {
		await page.goto("/pupil-files");
		await expect(proof).toContainText("gewist en nagezocht", { timeout: 1_000 });
	}).toPass({ timeout: 60_000 });
	expect((await page.goto(`/pupil-files/${pupilId}`))?.status()).toBe(404);
	await page.goto(`/audit?about=${pupilId}`);
	await expect(page.getByRole("row").filter({ hasText: "wiste een leerling" })).toBeVisible();
});
