import { expect, type Locator, type Page } from "@playwright/test";

interface Invited {
	readonly name: string;
	readonly email: string;
	readonly role?: "staff" | "admin";
	/** As the list of the form calls the employee. */
	readonly employee?: string;
}

/** An admin of a school without mail invites somebody: the link is shown once, there, to be passed on. */
export async function invite(admin: Page, { name, email, role = "staff", employee }: Invited): Promise<string> {
	await admin.goto("/people");
	// The other invitations on the page have a field of the same name.
	await admin.locator("input#name").fill(name);
	await admin.locator("input#email").fill(email);
	await admin.locator("select#role").selectOption(role);
	if (employee !== undefined) await admin.locator("select#personId").selectOption({ label: employee });
	await admin.getByRole("button", { name: "Nodig uit" }).click();
	return toldLink(admin);
}

/** The link that the page, or a part of it, shows once, without the host. */
export async function toldLink(admin: Page | Locator): Promise<string> {
	const field = admin.getByLabel("Link", { exact: true });
	await expect(field).toBeVisible();
	return new URL(await field.inputValue()).pathname;
}

/** Whoever has the link accepts with a password, and is told that they can sign in. */
export async function accept(page: Page, link: string, password = "zeven stille paarden"): Promise<void> {
	await page.goto(link);
	await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Bewaar het wachtwoord" }).click();
	await expect(page).toHaveURL(/\/sign-in/);
}

/** As the form does, with a code where one is asked for. */
export async function signIn(page: Page, email: string, password = "zeven stille paarden"): Promise<void> {
	await page.goto("/sign-in");
	await page.getByLabel("E-mailadres").fill(email);
	await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Aanmelden", exact: true }).click();
}
