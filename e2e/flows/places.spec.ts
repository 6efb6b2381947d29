import type { Page } from "@playwright/test";
import { accept, invite, signIn, toldLink } from "../invite";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

const mine = () => (test.info().project.name === "light" ? "light" : "dark");

async function openMenu(page: Page, name: string): Promise<void> {
	await page.getByRole("button", { name }).click();
}

test("a small school without mail: from the operator's link to the first page of a colleague", async ({ visit }) => {
	const { name, email, link, employee } = testWorld().places.small[mine()];
	const admin = await visit("nobody");
	await admin.goto(link);
	await expect(admin.getByText(`${name} biedt Wil de Wit`)).toBeVisible();
	await accept(admin, link);
	await signIn(admin, email);
	await expect(admin.getByRole("banner")).toContainText(name);
	const colleague = `mia-${mine()}@wingerd.test`;
	const offered = await invite(admin, { name: "Mia Mulder", email: colleague, employee });
	const mia = await visit("nobody");
	await accept(mia, offered);
	await signIn(mia, colleague);
	await expect(mia.getByRole("heading", { level: 1 }).filter({ hasText: "Groep 4" })).toBeVisible();
	// There is no other admin to look over the shoulder: she reads that nobody did.
	await mia.goto("/account");
	await expect(mia.getByRole("main")).toContainText("Wil de Wit");
	const again = await visit("nobody");
	await again.goto(offered);
	await expect(again.getByText("Deze link werkt niet meer")).toBeVisible();
});

test("a teacher at two schools with two passwords signs in at one, and at the other beside it", async ({ visit }) => {
	const email = `tweede-${mine()}@school.test`;
	const [one, two] = ["acht rode appels", "negen gele peren"];
	const page = await visit("nobody");
	await accept(page, await invite(await visit("dirk"), { name: "Tom Twee", email }), one);
	await accept(page, await invite(await visit("koen"), { name: "Tom Twee", email }), two);
	const { linde, beuk } = testWorld().schools;
	await signIn(page, email, one);
	await expect(page.getByRole("banner")).toContainText(linde.name);
	await openMenu(page, "Tom Twee");
	await expect(page.getByRole("button", { name: beuk.name })).toHaveCount(0);
	await page.getByRole("button", { name: "Ook ergens anders aanmelden" }).click();
	await expect(page.getByText("U blijft aangemeld als Tom Twee")).toBeVisible();
	await page.getByLabel("E-mailadres").fill(email);
	await page.getByLabel("Wachtwoord", { exact: true }).fill(two);
	await page.getByRole("button", { name: "Aanmelden", exact: true }).click();
	await expect(page.getByRole("banner")).toContainText(beuk.name);
	await openMenu(page, "Tom Twee");
	await page.getByRole("button", { name: linde.name }).click();
	await expect(page.getByRole("banner")).toContainText(linde.name);

	// An admin of one school signs him out there, and there alone.
	const admin = await visit("koen");
	await admin.goto("/people");
	await admin.getByRole("link", { name: "Tom Twee" }).click();
	await admin.getByRole("button", { name: "Meld overal bij deze school af" }).click();
	await expect(admin.getByText("Alle sessies zijn beëindigd.")).toBeVisible();
	await page.reload();
	await expect(page.getByRole("banner")).toContainText(linde.name);
	await openMenu(page, "Tom Twee");
	await expect(page.getByRole("button", { name: beuk.name })).toHaveCount(0);
	await page.getByRole("button", { name: "Afmelden" }).click();
	await page.goto("/groups");
	await expect(page).toHaveURL(/\/sign-in/);
});

test("who came from an account of two schools accepts at the second, and one password opens both again", async ({
	visit,
}) => {
	const email = testWorld().places.split[mine()];
	const { password } = testWorld().people.dirk;
	const { linde, wilg } = testWorld().schools;
	const page = await visit("nobody");
	await signIn(page, email, password);
	await expect(page.getByRole("banner")).toContainText(linde.name);
	await openMenu(page, "Saar Smit");
	await expect(page.getByRole("button", { name: wilg.name })).toHaveCount(0);

	const admin = await visit("ivo");
	await admin.goto("/people");
	const offer = admin.getByRole("row").filter({ hasText: email });
	await expect(offer).toContainText("had toegang voordat accounts van één school werden");
	await offer.getByRole("button", { name: "Toon een nieuwe link" }).click();
	const link = await toldLink(admin);
	await page.goto(link);
	await expect(page.getByText("U had hier al toegang.")).toBeVisible();
	await accept(page, link, password);
	await expect(page.getByRole("heading", { name: "U bent aangemeld als Saar Smit" })).toBeVisible();
	await page.context().clearCookies();
	await signIn(page, email, password);
	await openMenu(page, "Saar Smit");
	await page.getByRole("button", { name: wilg.name }).click();
	await expect(page.getByRole("banner")).toContainText(wilg.name);
});

test("a lost phone: the admin takes the second factor away, and not the password as well", async ({ visit }) => {
	const email = `kwijt-${mine()}@school.test`;
	const page = await visit("nobody");
	const admin = await visit("dirk");
	await accept(page, await invite(admin, { name: "Kiki Kwijt", email }));
	await signIn(page, email);
	await expect(page).toHaveURL(/\/groups/);
	await page.goto("/second-factor");
	const device = await page.context().newCDPSession(page);
	await device.send("WebAuthn.enable");
	await device.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
			...{ isUserVerified: true, automaticPresenceSimulation: true },
		},
	});
	const passkeys = page.getByRole("region", { name: "Passkeys" });
	await passkeys.getByLabel("Naam voor deze passkey").fill("Telefoon");
	await passkeys.getByLabel("Wachtwoord", { exact: true }).fill("zeven stille paarden");
	await passkeys.getByRole("button", { name: "Voeg een passkey toe" }).click();
	await expect(page.getByText("Uw tweede factor staat aan")).toBeVisible();

	await admin.goto("/people");
	await admin.getByRole("link", { name: "Kiki Kwijt" }).click();
	const take = admin.getByRole("button", { name: "Haal de tweede factor weg" });
	await take.click();
	await expect(take).toBeHidden();
	await admin.getByRole("button", { name: "Geef een nieuw wachtwoord" }).click();
	await expect(admin.getByRole("alert").filter({ hasText: "Het andere doet een andere beheerder" })).toBeVisible();
	// By the password that was left she is in again, and reads who did it.
	const fresh = await visit("nobody");
	await signIn(fresh, email);
	await expect(fresh).toHaveURL(/\/groups/);
	await fresh.goto("/account");
	await expect(fresh.getByRole("main")).toContainText("Dirk Jansen");
	await admin.getByRole("button", { name: "Geef een nieuw wachtwoord" }).click();
	await toldLink(admin);
});
