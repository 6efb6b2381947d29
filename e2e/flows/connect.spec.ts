import { expect, test } from "../visitor";

test("a supplier is connected from nothing by the screens alone", async ({ visit }) => {
	const page = await visit("dirk");
	await page.goto("/suppliers");
	await page.getByRole("link", { name: "Leverancier koppelen" }).click();
	await page.getByRole("button", { name: "Bekijk wat wordt gevraagd" }).click();
	await expect(page.getByRole("alert")).toContainText("Kies een leverancier");
	await page.getByLabel("Leverancier", { exact: true }).selectOption("Een andere leverancier");
	await page.getByLabel("Naam van de andere leverancier").fill("Rekenrijk");
	await page.getByRole("radio", { name: /^Oefenen/ }).check();
	await page.getByRole("button", { name: "Bekijk wat wordt gevraagd" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wat Rekenrijk vraagt");
	for (const box of await page.getByRole("group", { name: "Naar keuze" }).getByRole("checkbox").all())
		await expect(box).not.toBeChecked();
	await page.getByRole("checkbox", { name: /^Titels van lessen/ }).check();
	await page.getByRole("button", { name: "Leg voor ter goedkeuring" }).click();
	await expect(page.getByText("Vul de versie in, hoogstens 60 tekens.")).toBeVisible();
	await expect(page.getByRole("checkbox", { name: /^Titels van lessen/ })).toBeChecked();
	await page.getByLabel("Versie").fill("4.0");
	await page.getByLabel("Getekend op").fill("2026-09-01");
	const file = { name: "akkoord.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF") };
	await page.getByLabel("Bestand (PDF").setInputFiles({ ...file, buffer: Buffer.from("geen pdf") });
	await expect(page.getByText("Dit is geen PDF.")).toBeVisible();
	await page.getByLabel("Bestand (PDF").setInputFiles(file);
	await expect(page.getByText("Bestand bewaard.")).toBeVisible();
	await page.getByLabel("Subverwerkers").fill("Wolkenhuis BV, opslag");
	await page.getByRole("button", { name: "Leg voor ter goedkeuring" }).click();

	await expect(page.getByRole("heading", { name: "Wacht op goedkeuring" })).toBeVisible();
	await expect(page.getByRole("row", { name: /^Titels van lessen.* ja$/ })).toBeVisible();
	await expect(page.getByRole("row", { name: /^Tijdsduur.* nee$/ })).toBeVisible();
	await page.getByRole("button", { name: "Keur goed" }).dblclick();
	const panel = page.getByRole("status").filter({ hasText: "Geef dit aan Rekenrijk" });
	await expect(panel.getByText("Het geheim ziet u alleen nu.")).toBeVisible();
	const shownAs = async (name: string) =>
		(
			await panel
				.getByRole("definition")
				.filter({ has: page.getByLabel(`Kopieer ${name}`) })
				.locator("code")
				.innerText()
		).trim();
	const secret = await shownAs("Geheim (client secret)");
	expect(secret).toMatch(/^[\w-]{43}$/);
	await panel.getByRole("button", { name: "Ik heb het bewaard" }).click();
	await expect(page.getByRole("table", { name: "Toestemmingen" }).getByRole("row")).toHaveCount(2);
	expect(await page.content()).not.toContain(secret);
	const [receipt] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: /^Open het bewijs/ }).click(),
	]);
	expect(receipt.suggestedFilename()).toMatch(/^toestemming-\d+\.pdf$/);
	await page.goto("/outbox");
	await expect(page.getByText("Koppeling met Rekenrijk goedgekeurd").first()).toBeVisible();
});
