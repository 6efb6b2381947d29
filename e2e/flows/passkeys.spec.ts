import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a passkey is added, signs in without a password, is named, and taken away again", async ({ visit }, {
	project,
}) => {
	// One for each project, who look after nobody: see sessions.spec.ts.
	const { email, password } = testWorld().people[project.name === "light" ? "lies" : "maud"];
	const page = await visit("nobody");
	const device = await page.context().newCDPSession(page);
	await device.send("WebAuthn.enable");
	await device.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
			...{ isUserVerified: true, automaticPresenceSimulation: true },
		},
	});
	const byPassword = async () => {
		await page.goto("/sign-in");
		await page.getByLabel("E-mailadres").fill(email);
		await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
		await page.getByRole("button", { name: "Aanmelden", exact: true }).click();
	};
	await byPassword();
	await expect(page).toHaveURL(/\/groups/);
	await page.goto("/second-factor");
	const passkeys = page.getByRole("region", { name: "Passkeys" });
	await passkeys.getByLabel("Naam voor deze passkey").fill("Laptop van school");
	await passkeys.getByLabel("Wachtwoord", { exact: true }).fill("niet het goede wachtwoord");
	await passkeys.getByRole("button", { name: "Voeg een passkey toe" }).click();
	await expect(passkeys.getByText("Dit wachtwoord klopt niet.")).toBeVisible();
	await passkeys.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await passkeys.getByRole("button", { name: "Voeg een passkey toe" }).click();
	await expect(page.getByText("Uw tweede factor staat aan")).toBeVisible();
	const [recovery = ""] = await passkeys.getByRole("status").getByRole("listitem").allInnerTexts();
	expect(recovery).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){6}$/);

	// The password alone does not do any more; the passkey alone does.
	await page.context().clearCookies();
	await byPassword();
	await expect(page.getByLabel("Code")).toBeVisible();
	await page.getByRole("button", { name: "Meld u aan met een passkey" }).click();
	await expect(page).toHaveURL(/\/groups/);
	await page.goto("/account");
	await expect(page.getByText("met een passkey").first()).toBeVisible();

	await page.goto("/second-factor");
	await expect(passkeys.getByText("Laptop van school", { exact: true })).toBeVisible();
	await expect(passkeys.getByText(/laatst gebruikt/)).toBeVisible();
	await passkeys.getByText("Haal weg", { exact: false }).first().click();
	const removal = passkeys.locator("form").filter({ hasText: "Haal Laptop van school weg" });
	await removal.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await removal.getByRole("button", { name: "Haal Laptop van school weg" }).click();
	await expect(passkeys.getByText("Laptop van school", { exact: true })).toHaveCount(0);
	await page.context().clearCookies();
	await page.goto("/sign-in");
	await page.getByRole("button", { name: "Meld u aan met een passkey" }).click();
	await expect(page.getByText("Aanmelden met een passkey lukte niet.")).toBeVisible();
	await byPassword();
	await expect(page).toHaveURL(/\/groups/);
});
