import { baseUrl, expect, test } from "../visitor";

test("an admin lets somebody in until a day, and ends it again", async ({ visit }, { project }) => {
	const email = `invaller-${project.name}@school.test`;
	const page = await visit("dirk");
	await page.goto("/people");
	await page.getByLabel("Naam", { exact: true }).fill(`Ineke Vos ${project.name}`);
	await page.getByLabel("E-mailadres", { exact: true }).fill(email);
	await page.getByRole("button", { name: "Nodig uit" }).click();
	await expect(page.getByRole("status").filter({ hasText: "De uitnodiging is gemaakt" })).toBeVisible();

	await page.getByRole("searchbox").fill(`ineke ${project.name}`);
	await page.getByRole("button", { name: "Zoek" }).click();
	const row = page.getByRole("row").filter({ hasText: email });
	// The name is in no address, and Back brings the search again.
	await expect(page).toHaveURL(/\/people\?find=[\w-]+$/);
	await page.getByLabel("Stand").selectOption("uitgenodigd");
	await page.getByRole("button", { name: "Zoek" }).click();
	await expect(page).toHaveURL(/state=invited/);
	await expect(page.getByRole("searchbox")).toHaveValue(`ineke ${project.name}`);
	await page.goBack();
	await expect(page.getByRole("searchbox")).toHaveValue(`ineke ${project.name}`);
	await expect(row).toContainText("uitgenodigd");
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
