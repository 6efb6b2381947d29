import type { Page } from "@playwright/test";
import { Administration } from "../../lib/demo/administration/administration";
import { administrationRows } from "../../lib/testing/administration-rows";
import { expect, test } from "../visitor";

const clientId = "groepsbeeld-bij-lijstwerk";
const masterId = "104A158";
const first = ["Abel", "Bo", "Cas", "Dide"];

/** An administration system with a school of its own, which asks our server for our key as any would. */
async function start(baseURL: string) {
	const keys = async () => (await fetch(`${baseURL}/api/oauth/jwks`)).json();
	let kept = administrationRows(masterId, first);
	const school = { masterId, ids: [], rows: () => kept };
	const system = await Administration.start({ schools: [school], clients: [{ clientId, keys }] });
	const change = (pupils: readonly string[]) => {
		kept = administrationRows(masterId, pupils);
	};
	return { system, change };
}

/** Approved by the admin of an empty school. */
async function connectAdministration(page: Page) {
	await page.goto("/suppliers/connect");
	await page.getByLabel("Leverancier", { exact: true }).selectOption("Een andere leverancier");
	await page.getByLabel("Naam van de andere leverancier").fill("Lijstwerk");
	await page.getByRole("radio", { name: /opgehaald/ }).check();
	await page.getByRole("button", { name: "Bekijk wat wordt gevraagd" }).click();
	await page.getByRole("checkbox", { name: /eduv.education/ }).check();
	await page.getByLabel("Versie").fill("4.0");
	await page.getByLabel("Getekend op").fill("2026-09-01");
	await page.getByRole("button", { name: "Leg voor ter goedkeuring" }).click();
	await page.getByRole("button", { name: "Keur goed" }).click();
}

test("an admin has the roster fetched: set up, tried, switched on, and told how it went", async ({
	visit,
	baseURL,
}, info) => {
	test.slow();
	const { system, change } = await start(baseURL ?? "");
	const page = await visit(info.project.name === "dark" ? "lena" : "koen");
	await connectAdministration(page);
	await page.getByRole("link", { name: "Stel het ophalen in" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ophalen bij Lijstwerk");
	await expect(page.getByText(`${baseURL}/api/oauth/jwks`)).toBeVisible();
	await page.getByLabel("Client id").fill(clientId);
	await page.getByLabel("Adres voor de aanmelding").fill("http://systeem.example/token");
	await page.getByLabel("Adres van de gegevens").fill(system.addresses.association);
	await page.getByText("Een eigen adres per dienst").click();
	for (const [name, service] of [
		["Students", "students"],
		["Employees", "employees"],
		["Education", "education"],
	] as const)
		await page.getByLabel(new RegExp(`^${name}`)).fill(system.addresses[service]);
	await page.getByLabel("Adres voor de toestemming").fill(system.consentAddress);
	await page.getByLabel("Kenmerk van de school").fill("999A999");
	await page.getByRole("button", { name: "Bewaren" }).click();
	await expect(page.getByText("Het adres begint niet met https://.")).toBeVisible();
	await page.getByLabel("Adres voor de aanmelding").fill(system.tokenAddress);
	await page.getByRole("button", { name: "Bewaren" }).click();

	const runs = page.getByRole("region", { name: "Hoe het ging" }).getByRole("row");
	await page.getByRole("button", { name: "Doe een proef" }).click();
	await expect(runs.nth(1)).toContainText("Het systeem kent deze school niet.", { timeout: 20_000 });
	await page.getByText("Wijzig de instellingen").click();
	await page.getByLabel("Kenmerk van de school").fill(masterId);
	await page.getByRole("button", { name: "Bewaren" }).click();
	await expect(page.getByText("Bewaard.")).toBeVisible();
	system.consents.answer = "pending";
	await page.getByRole("button", { name: "Doe een proef" }).click();
	await expect(runs.nth(1)).toContainText("De school gaf in het systeem nog geen toestemming.", { timeout: 20_000 });
	const consents = page.getByRole("region", { name: "Toestemming in het systeem" });
	await expect(consents.getByText("wacht op de school")).toHaveCount(4);
	system.consents.decide("accepted");
	system.faults.error = 1;
	await page.getByRole("button", { name: "Doe een proef" }).click();
	await expect(runs.nth(1)).toContainText("Gelukt. Er is niets veranderd.", { timeout: 40_000 });
	await expect(runs.nth(1)).toContainText("1 keer opnieuw");
	await page.getByRole("link", { name: "Bekijk wat er zou veranderen" }).click();
	await expect(page.getByRole("heading", { name: "Wat er verandert" })).toBeVisible();
	await expect(page.getByRole("row", { name: "Leerlingen · nieuw Abel Test" })).toBeVisible();
	await page.goBack();

	await expect(consents.getByText("gegeven")).toHaveCount(4);
	await page.getByRole("button", { name: "Zet aan en haal nu op" }).click();
	await expect(runs.nth(1)).toContainText("Gelukt en verwerkt.", { timeout: 20_000 });
	await expect(page.getByText(/^Elke nacht om 02:\d\d halen we/)).toBeVisible();
	change([...first, "Ezra"]);
	await page.getByRole("button", { name: "Haal nu op" }).click();
	await expect(runs).toHaveCount(6, { timeout: 20_000 });
	await expect(runs.nth(1)).toContainText("1 leerling nieuw", { timeout: 20_000 });
	await page.goto("/roster");
	await expect(page.getByText("5 leerlingen, 1 groep en 1 medewerker.")).toBeVisible();

	await expect(page.getByText(/^Elke nacht om 02:\d\d halen we haar op bij Lijstwerk/)).toBeVisible();
	await page.goto("/suppliers");
	await page.getByRole("link", { name: "Lijstwerk" }).click();
	await expect(page.getByRole("region", { name: "Ophalen" })).toContainText("Elke nacht om");
	await page.getByRole("link", { name: "Pauzeer of beëindig" }).click();
	await page.getByRole("button", { name: "Pauzeer" }).click();
	await page.goto("/suppliers");
	await page.getByRole("link", { name: "Lijstwerk" }).click();
	await page.getByRole("link", { name: "Bekijk het ophalen" }).click();
	await expect(page.getByText("Gepauzeerd. Er wordt niets opgehaald tot u hervat.")).toBeVisible();
	await expect(page.getByRole("button", { name: "Haal nu op" })).toBeHidden();
	await system.close();
});
