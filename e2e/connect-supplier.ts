import { expect, type Page } from "@playwright/test";
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
	const shownAs = async (name: string) => {
		const value = page.getByRole("definition").filter({ has: page.getByLabel(`Kopieer ${name}`) });
		return (await value.locator("code").innerText()).trim();
	};
	const clientId = await shownAs("Client id");
	const clientSecret = await shownAs("Geheim (client secret)");
	expect(clientSecret).toMatch(/^[\w-]{43}$/);
	await page.getByRole("button", { name: "Ik heb het bewaard" }).click();
	await expect(page.getByRole("button", { name: "Ik heb het bewaard" })).toBeHidden();
	return { clientId, clientSecret };
}
