import { accept, invite, toldLink } from "../invite";
import { baseUrl, expect, test } from "../visitor";

test("an admin lets somebody in until a day, and ends it again", async ({ visit }, { project }) => {
	const email = `invaller-${project.name}@school.test`;
	const page = await visit("dirk");
	const link = await invite(page, { name: `Ineke Vos ${project.name}`, email });
	const offers = page.getByRole("region", { name: "Openstaande uitnodigingen" });
	await expect(offers.getByRole("row").filter({ hasText: email })).toContainText("link gelezen door Dirk Jansen");
	// Nobody has access before they accept.
	await page.getByRole("searchbox").fill(`ineke ${project.name}`);
	await page.getByRole("button", { name: "Zoek" }).click();
	await expect(page.getByText("Niemand gevonden", { exact: false })).toBeVisible();
	await accept(await visit("nobody"), link);

	await page.goto("/people");
	await expect(offers.getByRole("row").filter({ hasText: email })).toHaveCount(0);
	await page.getByRole("searchbox").fill(`ineke ${project.name}`);
	await page.getByRole("button", { name: "Zoek" }).click();
	const row = page.getByRole("row").filter({ hasText: email });
	// The name is in no address, and Back brings the search again.
	await expect(page).toHaveURL(/\/people\?find=[\w-]+$/);
	await page.getByLabel("Stand").selectOption("begint later");
	await page.getByRole("button", { name: "Zoek" }).click();
	await expect(page).toHaveURL(/state=soon/);
	await expect(page.getByRole("searchbox")).toHaveValue(`ineke ${project.name}`);
	await page.goBack();
	await expect(page.getByRole("searchbox")).toHaveValue(`ineke ${project.name}`);
	await expect(row).toContainText("actief");
	await row.getByRole("link").click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Ineke Vos ${project.name}`);

	const role = page.getByRole("region", { name: "medewerker" });
	await role.getByLabel("Toegang tot").fill("2027-02-01");
	await role.getByRole("button", { name: "Bewaar einddatum" }).click();
	await expect(role.getByText(/tot 1 feb 2027/)).toBeVisible();
	await role.getByRole("button", { name: "Beëindig nu: medewerker" }).click();
	await expect(role.getByText("Deze rol is voorbij", { exact: false })).toBeVisible();
	await page.goto("/people?state=ended");
	await expect(page.getByRole("row").filter({ hasText: email })).toBeVisible();
});

test("a mistyped invitation is corrected in one act, and its link opens nothing; another is withdrawn", async ({
	visit,
}, { project }) => {
	const [wrong, right] = [`typfuot-${project.name}@school.test`, `typfout-${project.name}@school.test`];
	const page = await visit("dirk");
	const mistyped = await invite(page, { name: "Tineke Typ", email: wrong });
	const offers = page.getByRole("region", { name: "Openstaande uitnodigingen" });
	const row = offers.getByRole("row").filter({ hasText: wrong });
	await row.getByText("Ander adres").click();
	await row.getByLabel("E-mailadres").fill(right);
	await row.getByRole("button", { name: "Trek in en nodig dit adres uit" }).click();
	await expect(row).toHaveCount(0);
	const second = await toldLink(offers);
	const visitor = await visit("nobody");
	await visitor.goto(mistyped);
	await expect(visitor.getByText("Deze link werkt niet meer")).toBeVisible();
	const corrected = offers.getByRole("row").filter({ hasText: right });
	await page.reload();
	await corrected.getByRole("button", { name: "Toon een nieuwe link" }).click();
	const link = await toldLink(offers);
	expect(link).not.toBe(second);
	await corrected.getByRole("button", { name: "Trek in", exact: true }).click();
	await expect(corrected).toHaveCount(0);
	await visitor.goto(link);
	await expect(visitor.getByText("Deze link werkt niet meer")).toBeVisible();
});

test("the last admin cannot end the own role", async ({ visit }) => {
	const page = await visit("dirk");
	await page.goto("/people");
	await page.getByRole("link", { name: "Dirk Jansen" }).click();
	await page.getByRole("button", { name: "Beëindig nu: beheerder" }).click();
	await expect(page.getByRole("alert").filter({ hasText: "Er moet altijd een beheerder zijn" })).toBeVisible();
});

test("people are found by name without JavaScript too, and the name is in no address", async ({ ask, browser }) => {
	const storageState = await (await ask("dirk")).storageState();
	const context = await browser.newContext({ baseURL: baseUrl(), storageState, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto("/people");
	await page.getByRole("searchbox").fill("anna");
	await page.locator("select[name=state]").selectOption("active");
	await page.getByRole("searchbox").press("Enter");
	await expect(page).toHaveURL(/\/people\?state=active&find=[\w-]+$/);
	await expect(page.getByRole("row").filter({ hasText: "anna@school.test" })).toBeVisible();
	await expect(page.getByRole("row").filter({ hasText: "bram@school.test" })).toBeHidden();
	await expect(page.getByRole("searchbox")).toHaveValue("anna");
	await context.close();
});
