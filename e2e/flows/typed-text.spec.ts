import type { Locator, Page } from "@playwright/test";
import { signIn } from "../invite";
import { button, openNote } from "../note-form";
import { type Person, testWorld } from "../school";
import { expect, test } from "../visitor";

/** One kind of form: where it stands, what is typed, and how one sees that it is saved. */
interface Kind {
	readonly person: Person;
	/** Opens the page, and the form on it; anew for each text. */
	open(page: Page, text: string): Promise<unknown>;
	field(page: Page): Locator;
	/** What else must be filled in. */
	others?(page: Page, text: string): Promise<unknown>;
	/** In turn: each is another text; of a tick, on or off. */
	readonly texts: readonly [string, string, string, string, string];
	save(page: Page): Locator;
	saved(page: Page, text: string): Promise<unknown>;
	/** It changes what is there: another window may have done so first. */
	readonly edits: boolean;
	/** Of ticks: two windows that change one are of one mind, so the other changes this. */
	beside?(page: Page): Locator;
}

const texts = ["Eerst dit.", "Dan dat.", "Zonder net.", "Na de verbouwing.", "In het andere venster."] as const;
const standing = (page: Page) => page.getByRole("form", { name: "Status en vergelijking" });
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const kinds: Record<string, () => Kind> = {
	note: () => ({
		person: "anna",
		open: openNote,
		field: (page) => page.getByLabel("Tekst", { exact: true }),
		texts,
		save: (page) => button(page, "Bewaren"),
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
		save: (page) => button(page, "Sla op"),
		saved: (page, text) => expect(page.getByRole("region", { name: /^Basis/ })).toContainText(text),
		edits: true,
	}),
	settings: () => ({
		person: "olga",
		open: (page) => page.goto("/settings"),
		field: (page) => standing(page).getByLabel("Behaald vanaf"),
		texts: ["71", "72", "73", "74", "75"],
		save: (page) => button(standing(page), "Bewaren"),
		saved: (page) =>
			expect(
				standing(page)
					.getByRole("status")
					.filter({ hasText: /^Bewaard/ }),
			).toBeVisible(),
		edits: true,
	}),
	visibility: () => ({
		person: "olga",
		open: (page) => page.goto("/visibility"),
		field: (page) => page.getByRole("table").getByRole("checkbox").last(),
		texts: ["off", "on", "off", "on", ""],
		beside: (page) => page.getByRole("table").getByRole("checkbox").nth(-2),
		save: (page) => button(page, "Bewaren"),
		saved: (page) => expect(page.getByRole("status").filter({ hasText: /^Bewaard/ })).toBeVisible(),
		edits: true,
	}),
	roster: () => ({
		person: "dirk",
		open: (page) => page.goto("/roster/substitutes"),
		field: (page) => page.getByLabel("Laatste dag"),
		others: async (page, text) => {
			const colleague = page.getByLabel("Collega");
			await colleague.selectOption({ index: (await colleague.locator("option").count()) - 1 });
			await page.getByLabel("Groep", { exact: true }).selectOption({ label: testWorld().groups.groep6.name });
			await page.getByLabel("Eerste dag").fill(text);
		},
		texts: [later(200), later(202), later(204), later(206), later(208)],
		save: (page) => button(page, "Geef toegang"),
		saved: (page) => expect(page.getByRole("status").filter({ hasText: "toegang" })).toBeVisible(),
		edits: false,
	}),
	approval: () => ({
		person: "olga",
		open: async (page, text) => {
			await page.goto("/suppliers/connect");
			await page.getByLabel("Leverancier", { exact: true }).selectOption("Een andere leverancier");
			await page.getByLabel("Naam van de andere leverancier").fill(`Uitgever ${text}`);
			await page.getByRole("radio", { name: /^Oefenen/ }).check();
			await button(page, "Bekijk wat wordt gevraagd").click();
		},
		field: (page) => page.getByLabel("Doel", { exact: true }),
		others: async (page) => {
			await page.getByLabel("Versie").fill("4.0");
			await page.getByLabel("Getekend op").fill("2026-09-01");
		},
		texts: ["Oefenen in de klas", "Oefenen thuis en op school", "Rekenen oefenen", "", ""],
		save: (page) => button(page, "Leg voor ter goedkeuring"),
		saved: (page, text) => expect(page.getByText(text, { exact: true })).toBeVisible(),
		edits: false,
	}),
};

const isTick = (text: string) => text === "on" || text === "off";

async function fill(kind: Kind, page: Page, text: string) {
	await kind.open(page, text);
	await kind.others?.(page, text);
	if (isTick(text)) await kind.field(page).setChecked(text === "on");
	else await kind.field(page).fill(text);
}

async function holds(kind: Kind, page: Page, text: string) {
	if (isTick(text)) await expect(kind.field(page)).toBeChecked({ checked: text === "on" });
	else await expect(kind.field(page)).toHaveValue(text);
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
		const save = () => kind.save(page).click();
		const [first, second, third, fourth, other] = kind.texts;
		const alert = (text: string) => page.getByRole("alert").filter({ hasText: text });
		const isBack = () => expect(page.getByText("staat er weer. Het is nog niet bewaard.")).toBeVisible();

		await test.step("the session ends", async () => {
			await fill(kind, page, first);
			const address = page.url();
			await page.context().request.post("/api/v1/session/end", { headers: { origin: new URL(address).origin } });
			await save();
			await expect(alert("U bent niet meer aangemeld")).toBeVisible();
			await holds(kind, page, first);
			await button(page, "Opnieuw aanmelden").click();
			await page.getByLabel("E-mailadres").fill(email);
			await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
			await button(page, "Aanmelden").click();
			await page.waitForURL(address);
			await isBack();
			await holds(kind, page, first);
			await save();
			await kind.saved(page, first);
		});

		await test.step("the network is away", async () => {
			await fill(kind, page, second);
			await page.context().setOffline(true);
			await save();
			await expect(alert("Geen verbinding")).toBeVisible();
			await button(alert("Geen verbinding"), "Opnieuw").click();
			await holds(kind, page, second);
			await page.context().setOffline(false);
			await kind.saved(page, second);
		});

		await test.step("the server was rebuilt from another source", async () => {
			await fill(kind, page, third);
			const path = new URL(page.url()).pathname;
			// An action that no build has, asked of the server as it is.
			await page.route(
				(url) => url.pathname === path,
				(route) => {
					const headers = route.request().headers();
					if (!("next-action" in headers)) return route.continue();
					return route.continue({ headers: { ...headers, "next-action": "7f".padEnd(42, "0") } });
				},
			);
			await save();
			await expect(alert("Deze pagina is ouder dan de server")).toBeVisible();
			await holds(kind, page, third);
			await page.unrouteAll();
			await button(page, "Laad de pagina opnieuw").click();
			await isBack();
			await holds(kind, page, third);
			await save();
			await kind.saved(page, third);
		});

		if (!kind.edits) return;
		await test.step("another window saves", async () => {
			await fill(kind, page, fourth);
			const window = await page.context().newPage();
			if (kind.beside) {
				await kind.open(window, other);
				await kind.beside(window).setChecked(false);
			} else await fill(kind, window, other);
			await kind.save(window).click();
			await kind.saved(window, other);
			await save();
			const told = alert("U hebt dit intussen in een ander venster bewaard");
			await expect(told).toBeVisible();
			const [theirs, mine] = kind.beside ? ["uit", "niet veranderd"] : [other, fourth];
			await expect(told.getByRole("row").filter({ hasText: theirs }).first()).toContainText(mine);
			await holds(kind, page, fourth);
			await button(told, "Bewaar wat ik veranderde").click();
			await kind.saved(page, fourth);
			// What the other changed, and this one did not, is as the other saved it.
			if (kind.beside) await expect(kind.beside(page)).not.toBeChecked();
		});
	});
