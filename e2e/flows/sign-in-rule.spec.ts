import type { Page } from "@playwright/test";
import { atProvider } from "../at-provider";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

const [person, school] = ["noud", "De Kastanje"] as const;

/** Noud works at De Kers too. */
async function goTo(page: Page, school: string): Promise<void> {
	await page.getByRole("button", { name: "Jansen" }).click();
	await page.getByRole("button", { name: school, exact: true }).click();
	await expect(page.getByRole("banner")).toContainText(school);
}

test("a school lets people in through its provider only; who is signed in otherwise is told how to come in", async ({
	visit,
}) => {
	const page = await visit(person);
	await page.goto("/");
	await goTo(page, school);
	await page.goto("/people");
	const rule = page.getByRole("region", { name: "Hoe mensen zich aanmelden" });
	await expect(rule).toContainText("1 van de 1 mensen is nog niet gekoppeld aan Schoolsleutel");
	await rule.getByLabel("Alleen via Schoolsleutel").check();
	await rule.getByRole("button", { name: "Bewaar" }).click();
	await expect(rule.getByRole("alert")).toContainText("U bent zelf anders aangemeld");

	await page.goto("/account");
	await page.getByRole("button", { name: "Ga naar Schoolsleutel" }).click();
	await atProvider(page, person);
	const identity = page.getByRole("region", { name: "Aanmelden via Schoolsleutel" });
	await expect(identity).toContainText(`U bent herkend als ${person}@school.test`);
	await identity.getByLabel("Huidig wachtwoord").fill(testWorld().people[person].password);
	await identity.getByRole("button", { name: "Koppel" }).click();
	await expect(identity).toContainText("Gekoppeld sinds");

	const through = await visit("nobody");
	await through.goto("/sign-in");
	await through.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
	await atProvider(through, person);
	await expect(through).toHaveURL(/\/(suppliers|groups)/);
	await goTo(through, school);
	await through.goto("/people");
	const chosen = through.getByRole("region", { name: "Hoe mensen zich aanmelden" });
	await expect(chosen).toContainText("Iedereen is gekoppeld aan Schoolsleutel");
	await chosen.getByLabel("Alleen via Schoolsleutel").check();
	await chosen.getByRole("button", { name: "Bewaar" }).click();
	await expect(chosen.getByRole("status")).toContainText("Bewaard");

	// The session that was open holds nothing at this school any more, and may go to the other.
	await page.goto("/people");
	await expect(page).toHaveURL(/\/other-way/);
	await expect(page.getByText(`${school} laat alleen aanmelden via Schoolsleutel`)).toBeVisible();
	await page.getByRole("region", { name: "Naar een andere school" }).getByRole("button", { name: "De Kers" }).click();
	await expect(page).toHaveURL(/\/groups/);
	await goTo(page, school);
	await expect(page).toHaveURL(/\/other-way/);
	await page.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
	await expect(page).toHaveURL(/\/suppliers/);
	await expect(page.getByRole("banner")).toContainText(school);

	await through.goto("/security-log");
	await expect(
		through.getByRole("row").filter({ hasText: "de school vraagt een andere manier van aanmelden" }).first(),
	).toBeVisible();
});
