import { counted } from "../counted";
import { testWorld } from "../school";
import { baseUrl, expect, test } from "../visitor";

/** Promise 1 of the product: seconds, not clicks. */
test("steps: my group 0 after signing in, stuck pupils of a goal 1, a pupil on a goal 2, a talk sheet 3", async ({
	visit,
}) => {
	const [goal] = testWorld().goals;
	const [pupil] = testWorld().pupils;
	const page = await visit("anna");
	const start = async () => {
		await page.goto("/");
		await expect(page.getByRole("heading", { level: 1, name: "Groep 5" })).toBeVisible();
		return counted();
	};

	const who = await start();
	await expect(page.getByRole("grid").first()).toBeVisible();
	expect(who.clicks()).toBe(0);

	const stuck = await start();
	await stuck.click(page.getByRole("columnheader").getByRole("link", { name: goal?.title }));
	await expect(page).toHaveURL(new RegExp(`/goals/${goal?.goalId}(\\?|$)`));
	expect(stuck.clicks()).toBeLessThanOrEqual(1);

	await stuck.click(page.locator(`a[href*="/goals/"][href*="/pupils/${pupil?.pupilId}"]`));
	await expect(page).toHaveURL(new RegExp(`/goals/${goal?.goalId}/pupils/${pupil?.pupilId}`));
	expect(stuck.clicks()).toBeLessThanOrEqual(2);

	const talk = await start();
	await talk.click(page.getByRole("rowheader").getByRole("link", { name: new RegExp(`^${pupil?.name}`) }));
	await expect(page).toHaveURL(new RegExp(`/pupils/${pupil?.pupilId}(\\?|$)`));
	await talk.click(page.getByRole("link", { name: "Gespreksblad" }));
	await expect(page).toHaveURL(/\/talk/);
	expect(talk.clicks()).toBeLessThanOrEqual(3);
});

test("a talk sheet prints on one or two sheets of A4, without another pupil's name", async ({ visit }) => {
	const [pupil, ...others] = testWorld().pupils;
	const page = await visit("anna");
	const sections = ["subjects", "goals", "practice", "agreements", "notes"].map((name) => `show=${name}`).join("&");
	await page.goto(`${baseUrl()}/pupils/${pupil?.pupilId}/talk?${sections}`);
	const sheet = page.getByRole("article");
	await expect(sheet.getByRole("heading", { level: 1 })).toContainText(pupil?.name ?? "");
	const text = await sheet.innerText();
	for (const other of others) expect(text).not.toMatch(new RegExp(`\\b${other.name}\\b`));
	// Nobody's dot either: at most the pupil's own.
	expect(await sheet.locator("circle.chart-dot").count()).toBe(0);
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
	const boxes = [...pdf.matchAll(/\/MediaBox *\[0 0 ([\d.]+) ([\d.]+)\]/g)];
	expect(boxes.length).toBeGreaterThanOrEqual(1);
	expect(boxes.length).toBeLessThanOrEqual(2);
	for (const [, width, height] of boxes) {
		expect(Number(width)).toBeCloseTo(595, -1);
		expect(Number(height)).toBeCloseTo(842, -1);
	}
});

test("a note is written, read by its author, erased and brought back", async ({ visit }) => {
	const pupil = testWorld().pupils[1];
	// Light and dark write at one school: each finds its own note.
	const text = `Leest elke dag een kwartier (${test.info().project.name}).`;
	const page = await visit("anna");
	await page.goto(`/pupils/${pupil?.pupilId}`);
	await page.getByRole("button", { name: "Notitie", exact: true }).click();
	const sheet = page.getByRole("dialog");
	await sheet.getByLabel("Tekst").fill(text);
	await sheet.getByRole("button", { name: "Bewaren" }).click();
	await expect(sheet.getByText("Notitie bewaard.")).toBeVisible();
	await sheet.getByRole("button", { name: "Sluiten" }).click();
	const note = page.getByRole("listitem").filter({ hasText: text });
	await expect(note).toContainText("zichtbaar voor begeleiders en groepsleerkrachten");
	await note.getByRole("button", { name: /^Wis de notitie/ }).click();
	await expect(page.getByText("Notitie gewist.")).toBeVisible();
	await page.getByRole("button", { name: "Ongedaan maken" }).click();
	await expect(page.getByText(text)).toBeVisible();
});
