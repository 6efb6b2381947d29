import { toldLink } from "../invite";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a forgotten password at a school without mail: the admin passes on a link that is shown once, and works once", async ({
	visit,
}, { project }) => {
	// Each project spoils the password of a person of its own.
	const { email, userId } = testWorld().people[project.name === "light" ? "fien" : "guus"];
	const page = await visit("nobody");
	await page.goto("/sign-in");
	await page.getByRole("link", { name: "Wachtwoord vergeten" }).click();
	// The sign-in page has a field of the same name.
	await expect(page).toHaveURL(/\/forgotten/);
	await page.getByLabel("E-mailadres").fill(email);
	await page.getByRole("button", { name: "Vraag het de beheerder" }).click();
	await expect(page.getByText(/Is dit adres bij ons bekend/)).toBeVisible();

	// The letter is there, and its link is not.
	const admin = await visit("dirk");
	await admin.goto("/outbox");
	await expect(admin.getByRole("row").filter({ hasText: email }).first()).toBeVisible();
	expect(await admin.locator("main").innerHTML()).not.toMatch(/\/forgotten\/[\w-]+/);
	await admin.goto(`/people/${userId}`);
	await admin.getByRole("button", { name: "Geef een nieuw wachtwoord" }).click();
	const link = await toldLink(admin);
	await admin.reload();
	await expect(admin.getByLabel("Link", { exact: true })).toBeHidden();

	await page.goto(link);
	const password = `vier nieuwe woorden ${Date.now()}`;
	await page.getByLabel("Nieuw wachtwoord").fill(password);
	await page.getByRole("button", { name: "Bewaar het wachtwoord" }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await page.getByLabel("E-mailadres").fill(email);
	await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Aanmelden", exact: true }).click();
	await expect(page).toHaveURL(/\/groups/);
	// Its holder reads who did what.
	await page.goto("/account");
	await expect(page.getByRole("main")).toContainText("Dirk Jansen");

	const again = await visit("nobody");
	await again.goto(link);
	await expect(again.getByText("Deze link werkt niet meer")).toBeVisible();
});
