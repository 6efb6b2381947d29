import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { atProvider } from "../at-provider";
import { invite } from "../invite";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

const [person, school] = ["noud", "De Kastanje"] as const;

/** The pages of this walk look so only in these states, which the walk over all pages does not see. */
async function axeFindsNothing(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

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
	await rule.getByRole("button", { name: "Bewaren" }).click();
	await expect(rule.getByRole("alert")).toContainText("U bent zelf anders aangemeld");

	await page.goto("/account");
	await page.getByRole("button", { name: "Ga naar Schoolsleutel" }).click();
	await atProvider(page, person);
	const identity = page.getByRole("region", { name: "Aanmelden via Schoolsleutel" });
	await expect(identity).toContainText(`U bent herkend als ${person}@school.test`);
	await axeFindsNothing(page);
	await identity.getByLabel("Huidig wachtwoord").fill(testWorld().people[person].password);
	await identity.getByRole("button", { name: "Koppel" }).click();
	await expect(identity).toContainText("Gekoppeld sinds");

	const through = await visit("nobody");
	await through.goto("/sign-in");
	await through.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
	await atProvider(through, person);
	await expect(through).toHaveURL(/\/suppliers/);
	// The identity is linked at this school alone.
	await expect(through.getByRole("banner")).toContainText(school);
	await through.goto("/people");
	const chosen = through.getByRole("region", { name: "Hoe mensen zich aanmelden" });
	await expect(chosen).toContainText("Iedereen is gekoppeld aan Schoolsleutel");
	await chosen.getByLabel("Alleen via Schoolsleutel").check();
	await chosen.getByRole("button", { name: "Bewaren" }).click();
	await expect(chosen.getByRole("status")).toContainText("Bewaard");

	// The session that was open holds nothing at this school any more, and may go to the other.
	await page.goto("/people");
	await expect(page).toHaveURL(/\/other-way/);
	await expect(page.getByText(`${school} laat alleen aanmelden via Schoolsleutel`)).toBeVisible();
	await axeFindsNothing(page);
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

test("a school that asks two factors believes a provider that tells of two, and asks one of ours after one that does not", async ({
	visit,
}) => {
	const page = await visit("nobody");
	const comeIn = async (to: Page, name: string, known = true) => {
		await to.goto("/sign-in");
		await to.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
		await atProvider(to, name, { known });
	};
	await comeIn(page, person, false);
	await expect(page).toHaveURL(/\/suppliers/);
	const link = await invite(page, { name: "Piet Jansen", email: "piet-two@school.test", role: "admin" });
	await page.goto("/people");
	const rule = page.getByRole("region", { name: "Tweede factor" });
	await rule.getByLabel("Beheerders: nodig vanaf").fill("2026-01-01");
	await rule.getByRole("button", { name: "Bewaren" }).click();
	await page.waitForURL(/\/second-factor/);

	// Of the two ways the invitation offers the one that the school lets in.
	const piet = await visit("nobody");
	await piet.goto(link);
	await expect(piet.getByRole("heading", { name: "Met een wachtwoord" })).toBeHidden();
	await piet.getByRole("button", { name: "Ga naar Schoolsleutel" }).click();
	await atProvider(piet, "piet-two");
	await piet.getByRole("button", { name: "Koppel dit account" }).click();
	await piet.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
	await expect(piet).toHaveURL(/\/suppliers/);

	const app = page.locator("form").filter({ hasText: "Stel de app in" });
	await app.getByLabel("Wachtwoord", { exact: true }).fill(testWorld().people[person].password);
	await app.getByRole("button", { name: "Stel de app in" }).click();
	await expect(page.getByRole("img", { name: "Afbeelding met het geheim" })).toBeVisible();
	const secret = Secret.fromBase32((await page.locator("code").innerText()).trim());
	const code = (ahead = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 1000 });
	await page.getByLabel("Code").fill(code());
	await page.getByRole("button", { name: "Bevestig de code" }).click();
	await page.getByRole("link", { name: "Ik heb ze bewaard, ga verder" }).click();
	await expect(page).toHaveURL(/\/suppliers/);

	const again = await visit("nobody");
	await comeIn(again, person, false);
	await expect(again).toHaveURL(/\/second-factor/);
	await axeFindsNothing(again);
	await again.getByLabel("Code").fill("000000");
	await again.getByRole("button", { name: "Geef de code" }).click();
	await expect(again.getByRole("alert").filter({ hasText: "Deze code klopt niet" })).toBeVisible();
	await again.getByLabel("Code").fill(code(30));
	await again.getByRole("button", { name: "Geef de code" }).click();
	await expect(again).toHaveURL(/\/suppliers/);
});
