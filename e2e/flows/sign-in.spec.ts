import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a teacher signs in, sees her groups, signs out, and is out", async ({ visit }) => {
	const { email, password } = testWorld().people.anna;
	const page = await visit("nobody");
	await page.goto("/groups");
	await expect(page).toHaveURL(/\/sign-in/);
	await page.getByLabel("E-mailadres").fill(email);
	await page.getByLabel("Wachtwoord", { exact: true }).fill("niet het goede wachtwoord");
	await page.getByRole("button", { name: "Aanmelden" }).click();
	await expect(page.getByText("E-mailadres of wachtwoord klopt niet.")).toBeVisible();
	await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Aanmelden" }).click();
	await expect(page).toHaveURL(/\/groups/);
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await page.getByRole("button", { name: "Anna Jansen" }).click();
	await page.getByRole("button", { name: "Afmelden" }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await page.goto("/groups");
	await expect(page).toHaveURL(/\/sign-in/);
});

test("who works at two schools switches, and sees the other school's group of the same name", async ({ visit }) => {
	const { groups, schools } = testWorld();
	const page = await visit("carla");
	await page.goto("/groups");
	// One group at a school opens at once: its name is the heading.
	const heading = (name: string) => page.getByRole("heading", { level: 1 }).filter({ hasText: name });
	const own = heading(groups.groep6.name);
	const other = heading(groups.es5.name);
	const choose = async (name: string) => {
		await page.getByRole("button", { name: "Carla Jansen" }).click();
		await page.getByRole("button", { name: new RegExp(name) }).click();
	};
	await expect(own.or(other)).toBeVisible();
	const atLinde = await own.isVisible();
	await choose(atLinde ? schools.es.name : schools.linde.name);
	await expect(atLinde ? other : own).toBeVisible();
	await choose(atLinde ? schools.linde.name : schools.es.name);
	await expect(atLinde ? own : other).toBeVisible();
});
