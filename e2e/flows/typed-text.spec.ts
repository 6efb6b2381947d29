import type { Page } from "@playwright/test";
import { signIn } from "../invite";
import { type Person, testWorld } from "../school";
import { expect, test } from "../visitor";

/** One kind of form: where it stands, what is typed, and how one sees that it is saved. */
interface Kind {
	readonly person: Person;
	/** Opens the page, and the form on it. */
	open(page: Page): Promise<unknown>;
	field(page: Page): ReturnType<Page["getByLabel"]>;
	/** In turn: each is another text. */
	readonly texts: readonly [string, string, string, string, string];
	readonly save: string;
	saved(page: Page, text: string): Promise<unknown>;
	/** It changes what is there: another window may have done so first. */
	readonly edits: boolean;
}

const pupilPath = () => `/pupils/${testWorld().pupils[2]?.pupilId}`;
const texts = ["Eerst dit.", "Dan dat.", "Zonder net.", "Na de verbouwing.", "In het andere venster."] as const;

const kinds: Record<string, () => Kind> = {
	note: () => ({
		person: "anna",
		open: async (page) => {
			await page.goto(pupilPath());
			await openNote(page);
		},
		field: (page) => page.getByLabel("Tekst", { exact: true }),
		texts,
		save: "Bewaren",
		saved: (page) => expect(page.getByText("Notitie bewaard.")).toBeVisible(),
		edits: false,
	}),
	plan: () => ({
		person: "bram",
		open: (page) => {
			const { groups, plans } = testWorld();
			return page.goto(`/groups/${groups.groep6.groupId}/plans/${plans.groep6}/edit`);
		},
		field: (page) => page.getByRole("group", { name: "Basis" }).getByLabel("Doel"),
		texts,
		save: "Sla op",
		saved: (page, text) => expect(page.getByRole("region", { name: /^Basis/ })).toContainText(text),
		edits: true,
	}),
};

/** Open already, where something was typed before. */
async function openNote(page: Page) {
	const field = page.getByLabel("Tekst", { exact: true });
	if (!(await field.isVisible())) await page.getByRole("button", { name: "Notitie", exact: true }).first().click();
	await field.waitFor();
}

for (const [name, make] of Object.entries(kinds))
	test(`what is typed in the form of a ${name} outlives its session, its network, its build, and another window`, async ({
		visit,
	}) => {
		const kind = make();
		const { email, password } = testWorld().people[kind.person];
		const page = await visit("nobody");
		await signIn(page, email, password);
		await page.waitForURL((url) => url.pathname !== "/sign-in");
		const save = () => page.getByRole("button", { name: kind.save, exact: true });
		const type = async (text: string) => {
			await kind.open(page);
			await kind.field(page).fill(text);
		};
		const [first, second, third, fourth, other] = kind.texts;

		await test.step("the session ends", async () => {
			await type(first);
			const address = page.url();
			await page.context().request.post("/api/v1/session/end", { headers: { origin: new URL(address).origin } });
			await save().click();
			await expect(page.getByRole("alert").filter({ hasText: "U bent niet meer aangemeld" })).toBeVisible();
			await expect(kind.field(page)).toHaveValue(first);
			await page.getByRole("button", { name: "Opnieuw aanmelden" }).click();
			await page.getByLabel("E-mailadres").fill(email);
			await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
			await page.getByRole("button", { name: "Aanmelden", exact: true }).click();
			await page.waitForURL(address);
			await expect(page.getByText("staat er weer. Het is nog niet bewaard.")).toBeVisible();
			await expect(kind.field(page)).toHaveValue(first);
			await save().click();
			await kind.saved(page, first);
		});

		await test.step("the network is away", async () => {
			await type(second);
			await page.context().setOffline(true);
			await save().click();
			await expect(page.getByRole("alert").filter({ hasText: "Geen verbinding" })).toBeVisible();
			await expect(kind.field(page)).toHaveValue(second);
			await page.getByRole("alert").getByRole("button", { name: "Opnieuw" }).click();
			await expect(kind.field(page)).toHaveValue(second);
			await page.context().setOffline(false);
			await kind.saved(page, second);
		});

		await test.step("the server was rebuilt from another source", async () => {
			await type(third);
			// An address that no build has, sent to the server as it is.
			await page.route(
				(url) => url.pathname === new URL(page.url()).pathname,
				(route) => {
					const headers = route.request().headers();
					if (!("next-action" in headers)) return route.continue();
					return route.continue({ headers: { ...headers, "next-action": "7f".padEnd(42, "0") } });
				},
			);
			await save().click();
			await expect(page.getByRole("alert").filter({ hasText: "Deze pagina is ouder dan de server" })).toBeVisible();
			await expect(kind.field(page)).toHaveValue(third);
			await page.unrouteAll();
			await page.getByRole("button", { name: "Laad de pagina opnieuw" }).click();
			await expect(page.getByText("staat er weer. Het is nog niet bewaard.")).toBeVisible();
			await expect(kind.field(page)).toHaveValue(third);
			await save().click();
			await kind.saved(page, third);
		});

		if (!kind.edits) return;
		await test.step("another window saves", async () => {
			await type(fourth);
			const window = await page.context().newPage();
			await kind.open(window);
			await kind.field(window).fill(other);
			await window.getByRole("button", { name: kind.save, exact: true }).click();
			await kind.saved(window, other);
			await save().click();
			const told = page.getByRole("alert").filter({ hasText: "U hebt dit intussen in een ander venster bewaard" });
			await expect(told).toBeVisible();
			await expect(told.getByRole("row").filter({ hasText: other })).toContainText(fourth);
			await expect(kind.field(page)).toHaveValue(fourth);
			await told.getByRole("button", { name: "Bewaar wat ik invulde" }).click();
			await kind.saved(page, fourth);
		});
	});

test("a click without network keeps the page and what is typed on it, and goes on when the network is back", async ({
	visit,
}) => {
	const page = await visit("anna");
	await page.goto(pupilPath());
	await openNote(page);
	const field = page.getByLabel("Tekst", { exact: true });
	await field.fill("Nog niet af");
	await page.context().setOffline(true);
	const away = page.getByRole("status").filter({ hasText: "Geen verbinding." });
	await expect(away).toBeVisible();
	await page.getByRole("navigation").getByRole("link", { name: "Groepen" }).click();
	await away.getByRole("button", { name: "Opnieuw" }).click();
	await expect(away).toBeVisible();
	await expect(field).toHaveValue("Nog niet af");
	await page.context().setOffline(false);
	await page.waitForURL(/\/groups/);
	await expect(away).toBeHidden();
	await page.goto(pupilPath());
	await expect(page.getByText("staat er weer. Het is nog niet bewaard.")).toBeVisible();
	await expect(field).toHaveValue("Nog niet af");
	await page.getByRole("button", { name: "Gooi weg" }).click();
	await expect(field).toHaveValue("");
});

test("what somebody typed is not there for who signs in after them, nor after signing out", async ({ visit }) => {
	const { anna, bram } = testWorld().people;
	const page = await visit("nobody");
	const typed = () => page.evaluate(() => sessionStorage.getItem("groepsbeeld-typed"));
	const typeAs = async ({ email, password }: typeof anna) => {
		await signIn(page, email, password);
		await page.waitForURL((url) => url.pathname !== "/sign-in");
		await page.goto(pupilPath());
		await openNote(page);
		await page.getByLabel("Tekst", { exact: true }).fill("Alleen van mij");
		expect(await typed()).toContain("Alleen van mij");
	};
	await typeAs(anna);
	// Her session ends; somebody else signs in at the same screen.
	await page.context().clearCookies();
	await signIn(page, bram.email, bram.password);
	await page.waitForURL((url) => url.pathname !== "/sign-in");
	await expect.poll(typed).toBeNull();
	await page.context().clearCookies();
	await typeAs(anna);
	await page.getByRole("button", { name: /Anna/ }).click();
	await page.getByRole("button", { name: "Afmelden" }).click();
	await page.waitForURL(/\/sign-in/);
	expect(await typed()).toBeNull();
});
