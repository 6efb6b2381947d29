import { atProvider } from "../at-provider";
import { invite } from "../invite";
import { expect, test } from "../visitor";

test("single sign-on comes in after an invitation was accepted, never by e-mail address alone", async ({ visit }, {
	project,
}) => {
	const name = `hugo-${project.name}`;
	// The provider will confirm this very address; before the link that counts for nothing.
	const link = await invite(await visit("dirk"), { name: "Hugo Jansen", email: `${name}@school.test` });
	const page = await visit("nobody");
	await page.goto("/sign-in");
	await page.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
	await atProvider(page, name);
	await expect(page.getByRole("heading", { name: "Nog geen account gekoppeld" })).toBeVisible();
	await page.goto("/groups");
	await expect(page).toHaveURL(/\/sign-in/);

	// Nor does the invitation know whom the provider recognised before: that was not asked for it, nor in this tab.
	await page.goto(link);
	await expect(page.getByText("U bent herkend door")).toBeHidden();
	// Signed in at the provider still, one is back at once.
	await page.getByRole("button", { name: "Ga naar Schoolsleutel" }).click();
	await expect(page.getByText(`als ${name}@school.test`)).toBeVisible();
	const other = await page.context().newPage();
	await other.goto(link);
	await expect(other.getByRole("button", { name: "Ga naar Schoolsleutel" })).toBeVisible();
	await expect(other.getByText("U bent herkend door")).toBeHidden();
	await page.getByRole("button", { name: "Koppel dit account" }).click();
	await expect(page.getByText("U kunt zich nu aanmelden.")).toBeVisible();
	await page.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
	await expect(page.getByRole("button", { name: "Hugo Jansen" })).toBeVisible();
	await page.getByRole("button", { name: "Hugo Jansen" }).click();
	await page.getByRole("button", { name: "Afmelden" }).click();
	await expect(page.getByText("Bij Schoolsleutel kunt u nog aangemeld zijn")).toBeVisible();
	await page.getByRole("link", { name: "Meld u af bij Schoolsleutel" }).click();
	await expect(page).toHaveURL(/\/session\/end/);

	const again = await visit("nobody");
	await again.goto(link);
	await expect(again.getByText("Deze link werkt niet meer")).toBeVisible();
});

test("an invitation leads to the provider and back, and another person's identity stays outside", async ({ visit }, {
	project,
}) => {
	const name = `ida-${project.name}`;
	const link = await invite(await visit("dirk"), { name: "Hugo Jansen", email: `${name}@school.test` });
	const page = await visit("nobody");
	await page.goto(link);
	await page.getByRole("button", { name: "Ga naar Schoolsleutel" }).click();
	await atProvider(page, name);
	await page.getByRole("button", { name: "Koppel dit account" }).click();
	await expect(page.getByText("U kunt zich nu aanmelden.")).toBeVisible();

	const stranger = await visit("nobody");
	await stranger.goto("/sign-in");
	await stranger.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
	await atProvider(stranger, `not-${name}`);
	await expect(stranger.getByRole("heading", { name: "Nog geen account gekoppeld" })).toBeVisible();
});

test("who signed in at the provider long ago is asked to do so again, and then comes in", async ({ visit }, {
	project,
}) => {
	const name = `jip-${project.name}-old`;
	const link = await invite(await visit("dirk"), { name: "Hugo Jansen", email: `${name}@school.test` });
	const page = await visit("nobody");
	await page.goto(link);
	await page.getByRole("button", { name: "Ga naar Schoolsleutel" }).click();
	await atProvider(page, name);
	await expect(page.getByText("Uw aanmelding bij Schoolsleutel is te lang geleden")).toBeVisible();
	await page.goto(link);
	await page.getByRole("button", { name: "Ga naar Schoolsleutel" }).click();
	await atProvider(page, name, { known: true });
	await page.getByRole("button", { name: "Koppel dit account" }).click();
	await page.getByRole("button", { name: "Verder met Schoolsleutel" }).click();
	await expect(page.getByRole("button", { name: "Hugo Jansen" })).toBeVisible();
});
