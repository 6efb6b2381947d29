import { accessToken, answered } from "../deliver";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a supplier is connected from nothing by the screens alone", async ({ visit, request }) => {
	const page = await visit("dirk");
	await page.goto("/suppliers");
	await page.getByRole("link", { name: "Leverancier koppelen" }).click();
	await page.getByRole("button", { name: "Bekijk wat wordt gevraagd" }).click();
	await expect(page.getByText("Kies een leverancier, of vul")).toBeVisible();
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
	const clientId = await shownAs("Client id");
	const secret = await shownAs("Geheim (client secret)");
	expect(secret).toMatch(/^[\w-]{43}$/);
	await panel.getByRole("button", { name: "Ik heb het bewaard" }).click();
	await expect(page.getByRole("table", { name: "Toestemmingen" }).getByRole("row")).toHaveCount(2);
	expect(await page.content()).not.toContain(secret);
	const test = page.getByRole("group").filter({ hasText: "Proef van de koppeling" });
	await expect(test).toContainText("1 van 6 stappen gezet");
	const client = { clientId, clientSecret: secret, connectionId: "", scopes: ["xapi.statements.write"] };
	await expect(accessToken(request, { ...client, clientSecret: "fout" })).rejects.toThrow("401");
	await expect(test).toContainText("De aanmelding klopt niet.");
	const token = await accessToken(request, client);
	await expect(test).toContainText("2 van 6 stappen gezet");
	const deliver = (data: object) =>
		request.post("/api/exchange/xapi/statements", {
			headers: { authorization: `Bearer ${token}`, "x-experience-api-version": "1.0.3" },
			data,
		});
	expect((await deliver([{}])).status()).toBe(400);
	await expect(test).toContainText("Het bericht volgt de standaard niet.");
	const { pupils } = testWorld();
	const at = new Date();
	const work = pupils.map(({ eckId }, index) => answered(eckId, "https://rekenrijk.example/les/1", index, true, at));
	expect((await deliver(work)).status()).toBe(200);
	await expect(test).toContainText("5 van 6 stappen gezet");
	await expect(test).toContainText("1 van 1 onderdeel heeft nog geen leerdoel.");
	await expect(page.getByText("actief", { exact: true })).toBeVisible();

	const [receipt] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: /^Open het bewijs/ }).click(),
	]);
	expect(receipt.suggestedFilename()).toMatch(/^toestemming-\d+\.pdf$/);
	await page.goto("/outbox");
	await expect(page.getByText("Koppeling met Rekenrijk goedgekeurd").first()).toBeVisible();
});
