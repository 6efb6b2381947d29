import type { Page } from "@playwright/test";
import { testWorld } from "../school";
import { baseUrl, expect, test } from "../visitor";

/** They look after nobody, and nobody else's journey goes by their sessions: one for each project. */
const self = () => (test.info().project.name === "light" ? "joris" : "kees");
const name = () => (self() === "joris" ? "Joris Jansen" : "Kees Jansen");

async function signIn(page: Page, password = testWorld().people[self()].password): Promise<void> {
	const { email } = testWorld().people[self()];
	await page.goto("/sign-in");
	await page.getByLabel("E-mailadres").fill(email);
	await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Aanmelden" }).click();
	await expect(page).toHaveURL(/\/groups/);
}

async function signOut(page: Page): Promise<void> {
	await page.getByRole("button", { name: name() }).click();
	await page.getByRole("button", { name: "Afmelden" }).click();
	await expect(page.getByText("U bent afgemeld.")).toBeVisible();
}

test("one sees where one is signed in, ends one of them and all others", async ({ visit }) => {
	const [school, home, phone] = [await visit("nobody"), await visit("nobody"), await visit("nobody")];
	for (const page of [school, home, phone]) await signIn(page);
	await school.getByRole("button", { name: name() }).click();
	await school.getByRole("link", { name: "Mijn account" }).click();
	const list = school.getByRole("region", { name: "Waar u bent aangemeld" });
	await expect(list.getByRole("listitem").filter({ hasText: "· hier" })).toHaveCount(1);
	await expect(list.getByText("op Linux").first()).toBeVisible();
	const open = await list.getByRole("button", { name: /^Meld af: / }).count();
	expect(open).toBeGreaterThanOrEqual(2);

	// The first other one is the one that was used last: the phone.
	await list
		.getByRole("button", { name: /^Meld af: / })
		.first()
		.click();
	await expect(list.getByRole("button", { name: /^Meld af: / })).toHaveCount(open - 1);
	await phone.goto("/groups");
	await expect(phone.getByText("Deze sessie is beëindigd. Meld u opnieuw aan.")).toBeVisible();
	await list.getByRole("button", { name: "Meld alle andere af" }).click();
	await expect(list.getByText("Alleen hier. Er zijn geen andere sessies open.")).toBeVisible();
	await home.goto("/groups");
	await expect(home).toHaveURL(/\/sign-in/);
	await signOut(school);
});

test("signing out makes the browser forget, and takes its other pages along", async ({ visit }) => {
	const page = await visit("nobody");
	await signIn(page);
	const other = await page.context().newPage();
	await other.goto("/account");
	const [answer] = await Promise.all([
		page.waitForResponse((response) => response.url().endsWith("/api/v1/session/end")),
		signOut(page),
	]);
	expect([answer.status(), (await answer.allHeaders())["clear-site-data"]]).toEqual([303, '"cache", "storage"']);
	await expect(other).toHaveURL(/\/sign-in/);
	await page.goBack();
	await expect(page.getByText(name())).toHaveCount(0);
});

test("a new password is chosen by the present one, and signs out everywhere else", async ({ visit }) => {
	const [page, other] = [await visit("nobody"), await visit("nobody")];
	for (const each of [page, other]) await signIn(each);
	const { password } = testWorld().people[self()];
	const fresh = `acht stille vijvers ${Date.now()}`;
	const change = async (present: string, next: string) => {
		await page.getByLabel("Huidig wachtwoord").fill(present);
		await page.getByLabel("Nieuw wachtwoord").fill(next);
		await page.getByRole("button", { name: "Bewaar het nieuwe wachtwoord" }).click();
	};
	await page.goto("/account");
	await change(password, "iloveyou1234");
	await expect(page.getByText("Dit is te makkelijk te raden.")).toBeVisible();
	await change("niet het goede wachtwoord", fresh);
	await expect(page.getByText("Dit wachtwoord klopt niet.")).toBeVisible();
	await change(password, fresh);
	await expect(page.getByText("Uw nieuwe wachtwoord is bewaard.")).toBeVisible();
	await other.goto("/account");
	await expect(other.getByText("Deze sessie is beëindigd.")).toBeVisible();
	await signIn(other, fresh);
	await signOut(other);
	// Back to what the other journeys know.
	await change(fresh, password);
	await expect(page.getByText("Uw nieuwe wachtwoord is bewaard.")).toBeVisible();
	await signOut(page);
});

test("the admin reads who came in and what was refused, and everybody the own lines", async ({ visit }) => {
	const guesser = await visit("nobody");
	await guesser.goto("/sign-in");
	await guesser.getByLabel("E-mailadres").fill(testWorld().people[self()].email);
	await guesser.getByLabel("Wachtwoord", { exact: true }).fill("twee paarse ezels");
	await guesser.getByRole("button", { name: "Aanmelden" }).click();
	await expect(guesser.getByText("E-mailadres of wachtwoord klopt niet.")).toBeVisible();
	const page = await visit("nobody");
	await signIn(page);
	await page.goto("/people");
	await page.goto(`/pupils/${testWorld().others.es5}`);
	await page.goto("/account");
	const own = page.getByRole("region", { name: "Wat er met uw account gebeurde" });
	await expect(own.getByRole("row", { name: /het wachtwoord klopte niet/ }).first()).toBeVisible();
	await expect(own.getByRole("row", { name: /meldde zich aan met een wachtwoord/ }).first()).toContainText("Linux");
	await signOut(page);

	const admin = await visit("dirk");
	await admin.goto("/people");
	await admin.getByRole("link", { name: "Aanmeldingen" }).click();
	await admin.getByLabel("Account").selectOption({ label: name() });
	await admin.getByRole("button", { name: "Zoek" }).click();
	const table = admin.getByRole("region", { name: "Aanmeldingen" });
	for (const line of [
		"aanmelden geweigerd: het wachtwoord klopte niet",
		"meldde zich aan met een wachtwoord",
		"toegang geweigerd: niet bij deze rol",
		"toegang geweigerd: geen eigen leerling",
		"meldde zich af",
	])
		await expect(table.getByRole("row").filter({ hasText: line }).first()).toBeVisible();
	await expect(table.getByRole("row").filter({ hasText: "Anna" })).toHaveCount(0);
	expect(await admin.content()).not.toContain("paarse ezels");
	await admin.getByLabel("Wat").selectOption({ label: "aanmelden geweigerd" });
	await admin.getByRole("button", { name: "Zoek" }).click();
	await expect(table.getByRole("row").filter({ hasText: "meldde zich af" })).toHaveCount(0);
});

test("a new sign-in takes the place of the session in that browser", async ({ visit, playwright }) => {
	const page = await visit("nobody");
	await signIn(page);
	const earlier = await page.context().cookies();
	await page.request.post("/api/auth/callback/credentials", {
		form: {
			...testWorld().people[self()],
			csrfToken: ((await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string }).csrfToken,
			json: "true",
		},
	});
	await page.goto("/account");
	await expect(page.getByRole("heading", { level: 1, name: "Mijn account" })).toBeVisible();
	const kept = await playwright.request.newContext({
		baseURL: baseUrl(),
		extraHTTPHeaders: { cookie: earlier.map(({ name, value }) => `${name}=${value}`).join("; ") },
	});
	expect((await kept.get("/account", { maxRedirects: 0 })).headers().location).toContain("/sign-in");
	await kept.dispose();
	await signOut(page);
});

test("another site cannot sign somebody out, or in", async ({ visit }) => {
	const page = await visit("nobody");
	await signIn(page);
	const forged: readonly Record<string, string>[] = [
		{ origin: "https://elsewhere.example" },
		{ "sec-fetch-site": "cross-site" },
		{},
	];
	for (const headers of forged)
		expect((await page.request.post("/api/v1/session/end", { headers, maxRedirects: 0 })).status()).toBe(403);
	const { email, password } = testWorld().people.anna;
	const form = { email, password, csrfToken: "0".repeat(64), json: "true" };
	await page.request.post("/api/auth/callback/credentials", { form });
	await page.goto("/account");
	await expect(page.getByText(name()).first()).toBeVisible();
	await signOut(page);
});
