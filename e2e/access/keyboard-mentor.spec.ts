import type { Page } from "@playwright/test";
import { choose, focused, opensAndReturns, tabTo } from "../keyboard";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

const pupilPath = (index: number) => `/pupils/${testWorld().pupils[index]?.pupilId}`;

test("M1: provenance and period, a note written, changed, erased and brought back, all by keyboard", async ({
	visit,
}) => {
	const text = `Werkt graag met zijn buur (${test.info().project.name} ${Date.now()}).`;
	const page = await visit("anna");
	await page.goto(pupilPath(3));
	await opensAndReturns(page, page.locator("[data-provenance]").first());
	const period = page.getByRole("button", { name: /^Periode:/ });
	await tabTo(page, period, { back: true });
	await choose(page, period, /8 weken/);
	await expect(page).toHaveURL(/period=8w/);
	await expect(period).toBeFocused();

	const add = page.getByRole("button", { name: "Notitie", exact: true });
	await opensAndReturns(page, add);
	await page.keyboard.press("Enter");
	const sheet = page.getByRole("dialog");
	await tabTo(page, sheet.getByLabel("Tekst"));
	await page.keyboard.type(text);
	await tabTo(page, sheet.getByRole("button", { name: "Bewaren" }));
	await page.keyboard.press("Enter");
	await expect(sheet.getByText("Notitie bewaard.")).toBeVisible();
	await expect(sheet.getByRole("button", { name: "Ongedaan maken" })).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(add).toBeFocused();

	const note = page.getByRole("listitem").filter({ hasText: text });
	const change = note.getByRole("button", { name: /^Wijzig de notitie/ });
	await tabTo(page, change);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("main").getByLabel("Tekst")).toBeFocused();
	await tabTo(page, page.getByRole("main").getByRole("button", { name: "Annuleren" }));
	await page.keyboard.press("Enter");
	await expect(change).toBeFocused();
	await page.keyboard.press("Enter");
	await page.keyboard.press("Control+End");
	await page.keyboard.type(" Ook samen.");
	await tabTo(page, page.getByRole("main").getByRole("button", { name: "Bewaren" }));
	await page.keyboard.press("Enter");
	await expect(note).toContainText("Ook samen.");
	await expect(change).toBeFocused();
	await tabTo(page, note.getByRole("button", { name: /^Wis de notitie/ }));
	await page.keyboard.press("Enter");
	await expect(page.getByText("Notitie gewist.")).toBeVisible();
	const undo = page.getByRole("main").getByRole("button", { name: "Ongedaan maken" });
	await expect(undo).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(note).toContainText("Ook samen.");
	await expect(change).toBeFocused();
});

/** Pupils of whom something changed; signals of the group stand above them. */
const pupilsOn = (page: Page) =>
	page
		.getByRole("main")
		.getByRole("listitem")
		.filter({ has: page.getByRole("button", { name: "Notitie" }) });

/** Several signals of one pupil are one line until it is opened. */
async function openSignals(page: Page): Promise<void> {
	await tabTo(page, pupilsOn(page).first().locator("summary").first());
	await page.keyboard.press("Enter");
}

test("M2: a pupil's note opens beside the list and returns, the period is chosen", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto("/changes");
	const period = page.getByRole("button", { name: /^Periode:/ });
	await choose(page, period, /8 weken/);
	await expect(page).toHaveURL(/period=8w/);
	await expect(period).toBeFocused();
	const pupil = pupilsOn(page);
	await opensAndReturns(page, pupil.first().getByRole("button", { name: "Notitie" }));
	await openSignals(page);
	await opensAndReturns(page, pupil.locator("[data-provenance]:visible").first());
	const name = pupil.first().getByRole("link").first();
	await tabTo(page, name, { back: true });
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/pupils\//);
});

test("M2 and T1: a line leads to its evidence, and a signal begins a note that names it", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto("/changes");
	await openSignals(page);
	await tabTo(
		page,
		pupilsOn(page)
			.first()
			.getByRole("link", { name: /^Bekijk\s?:/ })
			.first(),
	);
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/goals\/[^/]+\/pupils\//);
	await page.goto(`/groups/${testWorld().groups.groep5.groupId}`);
	await tabTo(page, page.getByRole("main").locator("summary", { hasText: "loopt vast" }).first());
	await page.keyboard.press("Enter");
	const begin = page.getByRole("link", { name: /^Notitie\s?:/ }).first();
	const what = ((await begin.innerText()) ?? "").split("loopt vast bij ")[1]?.trim() ?? "";
	await tabTo(page, begin);
	await page.keyboard.press("Enter");
	const sheet = page.getByRole("dialog");
	await expect(sheet).toContainText(`loopt vast bij ${what}`, { ignoreCase: true });
	await expect(sheet.getByLabel("Soort")).toHaveValue("signal");
	await page.keyboard.press("Escape");
	await expect(sheet).toHaveCount(0);
	await expect(page.getByRole("button", { name: "Notitie", exact: true })).toBeFocused();
});

test("M3: sections are chosen with Space, the sheet follows, and it prints", async ({ visit }) => {
	const page = await visit("anna");
	await page.addInitScript("window.print = () => { window.printed = true; };");
	await page.goto(`${pupilPath(0)}/talk`);
	const goals = page.getByRole("checkbox", { name: "Leerdoelen" });
	await tabTo(page, goals);
	const before = await goals.isChecked();
	await page.keyboard.press("Space");
	await expect(goals).toBeChecked({ checked: !before });
	await tabTo(page, page.getByRole("combobox", { name: "Periode" }));
	await page.keyboard.press("ArrowDown");
	await tabTo(page, page.getByRole("button", { name: "Toon" }));
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/period=/);
	await expect(goals).toBeChecked({ checked: !before });
	await tabTo(page, page.getByRole("button", { name: "Afdrukken of pdf" }));
	await page.keyboard.press("Enter");
	expect(await page.evaluate("window.printed")).toBe(true);
	await expect.poll(() => focused(page)).not.toBeNull();
});

test("M4: from the pupil page to who looked, and back to the pupil", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto(pupilPath(0));
	await tabTo(page, page.locator(`a[href="${pupilPath(0)}/access"]`));
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/access$/);
	await expect(page.getByRole("table")).toHaveCount(2);
	await tabTo(page, page.getByRole("main").locator(`a[href="${pupilPath(0)}"]`));
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(new RegExp(`${pupilPath(0)}$`));
});
