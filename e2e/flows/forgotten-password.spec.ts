import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a forgotten password: the admin finds the letter in the outbox, and the link works once", async ({ visit }, {
	project,
}) => {
	// Each project spoils the password of a person of its own.
	const { email } = testWorld().people[project.name === "light" ? "fien" : "guus"];
	const page = await visit("nobody");
	await page.goto("/sign-in");
	await page.getByRole("link", { name: "Wachtwoord vergeten" }).click();
	// The sign-in page has a field of the same name.
	await expect(page).toHaveURL(/\/forgotten/);
	await page.getByLabel("E-mailadres").fill(email);
	await page.getByRole("button", { name: "Stuur de link" }).click();
	await expect(page.getByText(/Is dit adres bij ons bekend/)).toBeVisible();

	const admin = await visit("dirk");
	await admin.goto("/outbox");
	const letter = admin.getByRole("row").filter({ hasText: email }).first();
	await expect(letter).toBeVisible();
	const link = /https?:\/\/[^\s"<]+\/forgotten\/[\w-]+/.exec(await admin.locator("main").innerHTML())?.[0];
	expect(link).toBeDefined();

	await page.goto(new URL(link ?? "").pathname);
	const password = `vier nieuwe woorden ${Date.now()}`;
	await page.getByLabel("Nieuw wachtwoord").fill(password);
	await page.getByRole("button", { name: "Bewaar het wachtwoord" }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await page.getByLabel("E-mailadres").fill(email);
	await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Aanmelden" }).click();
	await expect(page).toHaveURL(/\/groups/);

	const again = await visit("nobody");
	await again.goto(new URL(link ?? "").pathname);
	await expect(again.getByText("Deze link werkt niet meer")).toBeVisible();
});
