import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("two entries of one pupil are made one, and two again, by who sees why", async ({ visit }, { project }) => {
	const { name, pupilIds } = testWorld().doubled[project.name === "dark" ? "dark" : "light"];
	const page = await visit("dirk");
	await page.goto("/roster");
	await page.getByRole("link", { name: "Dubbele leerlingen" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dubbele leerlingen");
	const suggestion = page.getByRole("listitem").filter({ hasText: `${name}, twee keer` });
	await expect(suggestion).toContainText("de naam is gelijk");

	await suggestion.getByRole("link", { name: /^Bekijk en beslis/ }).click();
	await expect(page.getByRole("region", { name: `Inschrijving 1: ${name}` })).toContainText("ECK iD, eindigt op");
	await expect(page.getByRole("region", { name: `Inschrijving 2: ${name}` })).toBeVisible();
	await page.getByRole("button", { name: "Maak er één leerling van" }).click();
	// Without the mark that it was checked nothing happens.
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zijn dit dezelfde?");
	await page.getByRole("checkbox").check();
	await page.getByRole("button", { name: "Maak er één leerling van" }).click();
	await expect(page.getByRole("status").filter({ hasText: "De twee zijn nu één leerling." })).toBeVisible();
	await expect(suggestion).toHaveCount(0);
	for (const [here, there] of [pupilIds, [...pupilIds].reverse()])
		expect((await page.goto(`/people-matching/${here}/${there}`))?.status()).toBe(404);

	await page.goto("/people-matching");
	const decision = page.getByRole("row").filter({ hasText: `${name} en ${name}` });
	await expect(decision).toContainText("Dirk");
	await decision.getByText("Maak er weer twee van").click();
	await expect(decision).toContainText("Er kwam sindsdien niets binnen voor de ander.");
	await decision.getByRole("checkbox").check();
	await decision.getByRole("button", { name: "Maak er twee van" }).click();
	await expect(page.getByRole("status").filter({ hasText: "Het zijn weer twee leerlingen." })).toBeVisible();

	await suggestion.getByRole("link", { name: /^Bekijk en beslis/ }).click();
	await page.getByRole("button", { name: "Het zijn twee leerlingen" }).click();
	await expect(page.getByRole("status").filter({ hasText: "Onthouden" })).toBeVisible();
	await expect(suggestion).toHaveCount(0);
});
