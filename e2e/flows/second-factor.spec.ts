import { Secret, TOTP } from "otpauth";
import { invite } from "../invite";
import { expect, test } from "../visitor";

test("a second factor is set up with an app, asked for at the next sign-in, and got round by a recovery code once", async ({
	visit,
}, { project }) => {
	const email = `factor-${project.name}@school.test`;
	const password = `vijf gele boten ${Date.now()}`;
	const link = await invite(await visit("dirk"), { name: `Fleur Factor ${project.name}`, email });

	const page = await visit("nobody");
	await page.goto(link);
	await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Bewaar het wachtwoord" }).click();
	const signIn = async () => {
		await page.goto("/sign-in");
		await page.getByLabel("E-mailadres").fill(email);
		await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
		await page.getByRole("button", { name: "Aanmelden" }).click();
	};
	await expect(page).toHaveURL(/\/sign-in/);
	await signIn();
	await page.getByRole("button", { name: /Fleur Factor/ }).click();
	await page.getByRole("link", { name: "Mijn account" }).click();
	await page.getByRole("link", { name: "Bekijk uw tweede factor" }).click();
	await expect(page).toHaveURL(/\/second-factor/);
	const app = page.locator("form").filter({ hasText: "Stel de app in" });
	await app.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await app.getByRole("button", { name: "Stel de app in" }).click();
	await expect(page.getByRole("img", { name: "Afbeelding met het geheim" })).toBeVisible();
	const secret = Secret.fromBase32((await page.locator("code").innerText()).trim());
	const code = (ahead = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 1000 });
	await page.getByLabel("Code").fill(code());
	await page.getByRole("button", { name: "Bevestig de code" }).click();
	await expect(page.getByText("Uw tweede factor staat aan")).toBeVisible();
	const [recovery = ""] = await page.getByRole("listitem").allInnerTexts();
	expect(recovery).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){6}$/);

	for (const given of [code(30), recovery]) {
		await page.context().clearCookies();
		await signIn();
		await page.getByLabel("Code").fill(given);
		await page.getByRole("button", { name: "Aanmelden" }).click();
		await expect(page).toHaveURL(/\/groups/);
	}
	await page.context().clearCookies();
	await signIn();
	await page.getByLabel("Code").fill(recovery);
	await page.getByRole("button", { name: "Aanmelden" }).click();
	await expect(page.getByRole("alert").filter({ hasText: "Deze code klopt niet" })).toBeVisible();
});
