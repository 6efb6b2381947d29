import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { allShownAs, shownAs } from "../connect-supplier";
import { type Counted, counted } from "../counted";
import { type TestSchoolName, testWorld } from "../school";
import { expect, test } from "../visitor";
import { type Given, listWalkedSuppliers, type WalkedSupplier } from "../walked-suppliers";

const agreement = { name: "akkoord.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF") };
const purpose = "Leerlingen volgen ten opzichte van hun groep, zodat het onderwijs daarop wordt afgestemd.";

/**
 * What the screens ask of a person for each supplier, from any page until its receipt is kept. For each: the menu, to
 * connect, see what is asked, the file of the agreement, ask, approve, credentials kept, receipt: 8 clicks; and the name,
 * the version and the date of the agreement: 3 fields. Besides: which standard, where it is not the first; a tick for
 * an optional field; whether practice adapts itself; a key in place of a secret, with the key as a field.
 */
const most: Readonly<Record<string, { readonly clicks: number; readonly fields: number }>> = {
	"Lijstwerk Administratie": { clicks: 9, fields: 3 },
	"Kwartelhof Adaptief": { clicks: 11, fields: 3 },
	"Uitgeverij Zeldenrijk": { clicks: 9, fields: 3 },
	"Instituut Peilwaard": { clicks: 10, fields: 4 },
};

test("a privacy officer walks along: four suppliers from nothing, by the screens alone, each click counted", async ({
	visit,
	request,
}) => {
	// Light and dark each begin with a school where nothing is yet.
	const isLight = test.info().project.name === "light";
	const school = testWorld().schools[isLight ? "iep" : "wilg"];
	const officer = isLight ? "Hanna Jansen" : "Ivo Jansen";
	const page = await visit(isLight ? "hanna" : "ivo");
	const suppliers = await listWalkedSuppliers();
	const began = Date.now();
	let clicks = 0;
	await page.goto("/");
	const first = page.getByRole("region", { name: "Zo begint u" }).getByRole("link");
	await expect(first).toHaveText(["Laad leerlingen en groepen", "Koppel een leverancier", "Nodig uw collega's uit"]);
	for (const supplier of suppliers) {
		const hand = counted();
		const since = Date.now();
		await connect(page, hand, supplier, officer);
		note(supplier.name, hand, since);
		const { clicks: mostClicks = 0, fields: mostFields = 0 } = most[supplier.name] ?? {};
		expect(hand.clicks(), `clicks for ${supplier.name}`).toBeLessThanOrEqual(mostClicks);
		expect(hand.fields(), `fields for ${supplier.name}`).toBeLessThanOrEqual(mostFields);
		clicks += hand.clicks();
	}
	expect(clicks).toBeLessThanOrEqual(39);
	note("all four", null, began, `${clicks} clicks`);
	await readRegister(page, suppliers);
	await readVisibility(page, suppliers);
	await readAudit(page, suppliers, officer);

	/** The terms are read, decided over and kept; then the supplier shows itself with what it was given. */
	async function connect(on: Page, hand: Counted, supplier: WalkedSupplier, by: string): Promise<void> {
		await ask(on, hand, supplier);
		await readRequest(on, supplier, by);
		await hand.click(on.getByRole("button", { name: "Keur goed" }));
		const given = await readGiven(on, supplier);
		await hand.click(on.getByRole("button", { name: "Ik heb het bewaard" }));
		await keepReceipt(on, hand, by);
		await tryOut(on, request, supplier, given, school);
	}
});

function note(what: string, hand: Counted | null, since: number, words = ""): void {
	const seconds = ((Date.now() - since) / 1000).toFixed(1);
	const counts = hand ? `${hand.clicks()} clicks, ${hand.fields()} fields` : words;
	test.info().annotations.push({ type: what, description: `${counts}, ${seconds} s by a machine` });
}

const menu = (page: Page, name: string) =>
	page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name, exact: true });

/** All that the supplier asks is on the screen, and what may be left off is off. */
async function ask(page: Page, hand: Counted, { name, standard, scope, always, choice, jwks }: WalkedSupplier) {
	await hand.click(menu(page, "Leveranciers"));
	await hand.click(page.getByRole("link", { name: "Leverancier koppelen" }));
	await hand.fill(page.getByLabel("Naam van de andere leverancier"), name);
	if (standard) await hand.check(page.getByRole("radio", { name: standard }));
	else await expect(page.getByRole("radio", { name: /^Toetsresultaten/ })).toBeChecked();
	await hand.click(page.getByRole("button", { name: "Bekijk wat wordt gevraagd" }));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Wat ${name} vraagt`);
	const data = page.getByRole("region", { name: "Welke gegevens" });
	for (const field of always) await expect(data.getByRole("listitem").filter({ hasText: field })).toBeVisible();
	await expect(data.getByRole("checkbox", { name: scope })).toBeChecked();
	await expect(page.getByRole("textbox", { name: "Doel", exact: true })).toHaveValue(purpose);
	await expect(page.getByLabel("Bewaartermijn in dagen")).toHaveValue("400");
	const optional = data.getByRole("group", { name: "Naar keuze" });
	for (const box of await optional.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
	if (choice) await hand.check(optional.getByRole("checkbox", { name: choice.on }));
	else await expect(optional).toContainText("Bij deze standaard is er niets te kiezen.");
	await hand.fill(page.getByLabel("Versie"), "4.0");
	await hand.fill(page.getByLabel("Getekend op"), "2026-09-01");
	await hand.attach(page.getByLabel("Bestand (PDF"), agreement);
	await expect(page.getByText("Bestand bewaard.")).toBeVisible();
	if (jwks) {
		await hand.check(page.getByRole("radio", { name: /^Met een eigen sleutel, hier geplakt/ }));
		await hand.fill(page.getByLabel("Openbare sleutels (JWKS)"), jwks);
	}
	const adaptive = page.getByLabel("Past het oefenen zich aan de leerling aan?");
	if (await adaptive.isVisible()) await hand.choose(adaptive, "Ja");
	await hand.click(page.getByRole("button", { name: "Leg voor ter goedkeuring" }));
}

/** Above the button that approves stands, in full, what is approved. */
async function readRequest(page: Page, { always, choice, scope, jwks }: WalkedSupplier, by: string): Promise<void> {
	const request = page.getByRole("region", { name: "Wacht op goedkeuring" });
	await expect(request).toContainText(`Gevraagd door ${by}`);
	const data = request.getByRole("table", { name: "Gegevens" });
	const row = (field: string) => data.getByRole("row").filter({ hasText: field });
	for (const field of always) await expect(row(field)).toContainText("ja, nodig");
	if (choice) {
		await expect(row(choice.on).getByRole("cell")).toHaveText("ja");
		await expect(row(choice.off).getByRole("cell")).toHaveText("nee");
	}
	for (const said of [purpose, scope, "versie 4.0, getekend op", "400 dagen"])
		await expect(request).toContainText(said);
	await expect(request.getByRole("link", { name: "Open het bestand" })).toBeVisible();
	await expect(request).toContainText(jwks ? "met een eigen sleutel" : "met een geheim");
}

async function readGiven(page: Page, { name, jwks }: WalkedSupplier): Promise<Given> {
	const panel = page.getByRole("status").filter({ hasText: `Geef dit aan ${name}` });
	await expect(panel).toContainText(jwks ? "Er is geen geheim." : "Het geheim ziet u alleen nu.");
	return {
		clientId: await shownAs(page, "Client id"),
		clientSecret: jwks ? null : await shownAs(page, "Geheim (client secret)"),
		tokenUrl: await shownAs(page, "Adres voor een token"),
		deliverUrls: await allShownAs(page, "Adres om aan te leveren"),
	};
}

async function keepReceipt(page: Page, hand: Counted, by: string): Promise<void> {
	const consents = page.getByRole("table", { name: "Toestemmingen" });
	await expect(consents.getByRole("row").nth(1)).toContainText(by);
	const [receipt] = await Promise.all([
		page.waitForEvent("download"),
		hand.click(consents.getByRole("link", { name: /^Open het bewijs/ })),
	]);
	expect(receipt.suggestedFilename()).toMatch(/^toestemming-\d+\.pdf$/);
	expect((await readFile(await receipt.path())).subarray(0, 5).toString()).toBe("%PDF-");
}

/**
 * As far as one delivery brings the trial: a roster waits for a person, who applies it here; a test or lesson waits for
 * its goal, which is the work of a teacher.
 */
async function tryOut(
	page: Page,
	request: APIRequestContext,
	supplier: WalkedSupplier,
	given: Given,
	school: TestSchoolName,
): Promise<void> {
	const trial = page.getByRole("group").filter({ hasText: "Proef van de koppeling" });
	await expect(trial).toContainText(/1 van \d stappen gezet/);
	const answer = await supplier.deliver(request, given, school);
	expect(answer.ok(), `${answer.status()} ${await answer.text()}`).toBe(true);
	await expect(trial).toContainText(supplier.steps);
	if (supplier.scope !== "roster.write") {
		await expect(trial).toContainText("1 van 1 onderdeel heeft nog geen leerdoel.");
		await expect(trial.getByRole("link", { name: "Kies leerdoelen" })).toHaveAttribute("href", "/mapping");
		return;
	}
	await expect(trial).toContainText("pas het toe");
	const hand = counted();
	const since = Date.now();
	await hand.click(trial.getByRole("link", { name: "Bekijk het bestand" }));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Leerlingen en groepen");
	await hand.click(page.getByRole("link", { name: /^Bekijk het bestand van/ }));
	await hand.click(page.getByRole("button", { name: "Pas toe" }));
	await expect(page.getByRole("status").filter({ hasText: "Toegepast." })).toBeVisible();
	await hand.click(menu(page, "Leveranciers"));
	await hand.click(page.getByRole("link", { name: supplier.name }));
	await expect(trial).toContainText("alle stappen zijn gezet");
	note("roster applied", hand, since);
	expect(hand.clicks()).toBeLessThanOrEqual(5);
}

async function readRegister(page: Page, suppliers: readonly WalkedSupplier[]): Promise<void> {
	await menu(page, "Toegang").click();
	await page.getByRole("link", { name: "Verwerkingsregister" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register van verwerkingen");
	for (const { name } of suppliers) {
		const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
		for (const said of [purpose, "versie 4.0", "400 dagen", "actief"]) await expect(row).toContainText(said);
	}
}

/** Results and practice; who is at the school is no source. */
async function readVisibility(page: Page, suppliers: readonly WalkedSupplier[]): Promise<void> {
	await menu(page, "Leveranciers").click();
	await page.getByRole("link", { name: "Zichtbaarheid" }).click();
	const sources = page.getByRole("table", { name: "Wie ziet welke bron" }).getByRole("rowheader");
	const names = suppliers.filter(({ scope }) => scope !== "roster.write").map(({ name }) => name);
	await expect(sources).toHaveCount(names.length);
	for (const name of names) await expect(sources.filter({ hasText: name })).toBeVisible();
}

async function readAudit(page: Page, suppliers: readonly WalkedSupplier[], by: string): Promise<void> {
	await menu(page, "Toegang").click();
	await page.getByRole("link", { name: "Auditlog" }).click();
	await page.getByLabel("Wat", { exact: true }).selectOption({ label: "keurde een koppeling goed" });
	await page.getByRole("button", { name: "Zoek" }).click();
	const rows = page.getByRole("row").filter({ has: page.getByRole("cell", { name: "keurde een koppeling goed" }) });
	await expect(rows).toHaveCount(suppliers.length);
	for (const { name } of suppliers) await expect(rows.filter({ hasText: name })).toContainText(by);
}
