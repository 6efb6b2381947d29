import { expect, type Locator, type Page } from "@playwright/test";
import type { Client } from "./school";

/** As an admin connects somebody for practice by the screens, with as little as is asked. */
export async function connectSupplier(page: Page, name: string): Promise<Client> {
	await page.goto("/suppliers/connect");
	await page.getByLabel("Leverancier", { exact: true }).selectOption("Een andere leverancier");
	await page.getByLabel("Naam van de andere leverancier").fill(name);
	await page.getByRole("radio", { name: /^Oefenen/ }).check();
	await page.getByRole("button", { name: "Bekijk wat wordt gevraagd" }).click();
	await page.getByLabel("Versie").fill("4.0");
	await page.getByLabel("Getekend op").fill("2026-09-01");
	await page.getByRole("button", { name: "Leg voor ter goedkeuring" }).click();
	await page.getByRole("button", { name: "Keur goed" }).click();
	const client = await readCredentials(page);
	const connectionId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
	return { ...client, connectionId, scopes: ["xapi.statements.write"] };
}

/** Reads the credentials that the page shows once, and says that they are kept. */
export async function readCredentials(page: Page): Promise<{ clientId: string; clientSecret: string }> {
	const clientId = await shownAs(page, "Client id");
	const clientSecret = await shownAs(page, "Geheim (client secret)");
	expect(clientSecret).toMatch(/^[\w-]{43}$/);
	await page.getByRole("button", { name: "Ik heb het bewaard" }).click();
	await expect(page.getByRole("button", { name: "Ik heb het bewaard" })).toBeHidden();
	return { clientId, clientSecret };
}

/** One of the values that a supplier is given. */
export async function shownAs(page: Page, name: string): Promise<string> {
	return (await valuesOf(page, name).innerText()).trim();
}

/** A standard of more than one version has an address for each. */
export async function allShownAs(page: Page, name: string): Promise<string[]> {
	return (await valuesOf(page, name).allInnerTexts()).map((text) => text.trim());
}

function valuesOf(page: Page, name: string): Locator {
	return page
		.getByRole("definition")
		.filter({ has: page.getByLabel(`Kopieer ${name}`) })
		.locator("code");
}
