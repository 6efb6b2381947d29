import { expect, type Page } from "@playwright/test";

/** An admin invites somebody, and finds the link of the letter in the outbox. */
export async function invite(
	admin: Page,
	{ name, email, role = "staff" }: { name: string; email: string; role?: "staff" | "admin" },
): Promise<string> {
	await admin.goto("/people");
	await admin.getByLabel("Naam", { exact: true }).fill(name);
	await admin.getByLabel("E-mailadres", { exact: true }).fill(email);
	await admin.locator("select#role").selectOption(role);
	await admin.getByRole("button", { name: "Nodig uit" }).click();
	await expect(admin.getByRole("status").filter({ hasText: "De uitnodiging is gemaakt" })).toBeVisible();
	await admin.goto("/outbox");
	const letter = admin.getByRole("row").filter({ hasText: email });
	await letter.locator("summary").click();
	const [link = ""] = /\/invitation\/[\w-]+/.exec(await letter.innerText()) ?? [];
	expect(link).not.toBe("");
	return link;
}
