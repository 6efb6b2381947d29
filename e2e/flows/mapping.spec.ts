import type { Page } from "@playwright/test";
import { answered, deliverPractice } from "../deliver";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

/** A lesson that the supplier has just begun with, by its name. */
function named(statement: ReturnType<typeof answered>, unit: string, name: string) {
	const definition = { type: "http://adlnet.gov/expapi/activities/lesson", name: { "nl-NL": name } };
	return { ...statement, context: { contextActivities: { parent: [{ id: unit, definition }] } } };
}

/** Units and attempts that have a goal, as the row of the supplier says. */
async function coverage(page: Page) {
	const text = await page.getByRole("row").filter({ hasText: "Oefenaar" }).innerText();
	const [units, attempts] = [...text.matchAll(/([\d.]+) van [\d.]+/g)].map((match) =>
		Number(match[1]?.replace(".", "")),
	);
	return { units: units ?? 0, attempts: attempts ?? 0, upToDate: text.includes("alles is bijgewerkt") };
}

test("a unit without a goal is found, mapped by a suggestion, counted, and unmapped again", async ({ ask, visit }, {
	project,
}) => {
	const [pupil] = testWorld().pupils;
	const unit = `https://oefen.example/les/nieuw-${project.name}`;
	const name = `Tafels oefenen ${project.name}`;
	const statements = [1, 2, 3].map((question) =>
		named(answered(pupil?.eckId ?? "", unit, question, true, new Date()), unit, name),
	);
	expect((await deliverPractice(await ask("nobody"), statements)).status()).toBe(200);

	const page = await visit("dirk");
	await page.goto(`/mapping?connection=${testWorld().clients.practice.connectionId}`);
	const before = await coverage(page);
	await page.getByRole("searchbox", { name: "Zoek op naam" }).fill(name);
	await page.getByRole("button", { name: "Zoek", exact: true }).click();
	await page.getByRole("link", { name }).click();
	const panel = page.getByRole("region", { name });
	await expect(panel.getByText("3 pogingen in 14 dagen")).toBeVisible();
	const suggestion = panel.getByRole("group", { name: "Lijkt hierbij te horen" }).getByRole("checkbox").first();
	await expect(panel.getByText("Waarom: zelfde woord: tafels.").first()).toBeVisible();
	await suggestion.check();
	await panel.getByRole("button", { name: "Koppel", exact: true }).click();
	await expect(panel.getByText("Opgeslagen.")).toBeVisible();
	await expect(async () => {
		const now = await coverage(page);
		expect(now.upToDate).toBe(true);
		expect(now.units).toBeGreaterThan(before.units);
		expect(now.attempts).toBeGreaterThanOrEqual(before.attempts + 3);
	}).toPass();

	await panel.getByRole("button", { name: "Maak ongedaan" }).click();
	await expect(panel.getByText("Ongedaan gemaakt.")).toBeVisible();
	await panel.getByRole("button", { name: "Hoort bij geen leerdoel" }).click();
	await expect(page.getByText("Geen onderdeel met deze woorden.")).toBeVisible();
	await panel.getByRole("button", { name: "Toch koppelen" }).click();
	await expect(page.getByRole("link", { name })).toBeVisible();
});
