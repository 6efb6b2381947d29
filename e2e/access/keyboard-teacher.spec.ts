import { answered, deliverPractice, lessonOf } from "../deliver";
import { choose, focused, opensAndReturns, tabTo } from "../keyboard";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

const groupPath = () => `/groups/${testWorld().groups.groep5.groupId}`;
const goalPath = () => `${groupPath()}/goals/${testWorld().goals[0]?.goalId}`;
const pupilName = (index: number) => testWorld().pupils[index]?.name ?? "";

test("T1: a signal is put aside with a reason and shown again, a filter is chosen, and the focus stays", async ({
	visit,
}) => {
	const page = await visit("anna");
	await page.goto(groupPath());
	await opensAndReturns(page, page.getByRole("button", { name: /^Herkomst van het signaal/ }).first());
	const dismiss = page.getByRole("button", { name: /^Wegleggen/ }).first();
	await tabTo(page, dismiss);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(dismiss).toBeFocused();
	await page.keyboard.press("Enter");
	await tabTo(page, page.getByRole("dialog").getByRole("button").first());
	await page.keyboard.press("Enter");
	const undo = page.getByRole("button", { name: "Ongedaan maken" });
	await expect(undo).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(undo).toHaveCount(0);
	await expect(dismiss).toBeFocused();

	const period = page.getByRole("button", { name: /^Periode:/ });
	await choose(page, period, /4 weken/);
	await expect(page).toHaveURL(/period=4w/);
	await expect(period).toBeFocused();
});

test("T2: provenance and menus open and return, the lists become a table and back, a name leads to the pupil", async ({
	visit,
}) => {
	const page = await visit("anna");
	await page.goto(goalPath());
	await opensAndReturns(page, page.locator("[data-provenance]").first());
	const period = page.getByRole("button", { name: /^Periode:/ });
	await tabTo(page, period, { back: true });
	await choose(page, period, /8 weken/);
	await expect(page).toHaveURL(/period=8w/);
	await expect(period).toBeFocused();
	await tabTo(page, page.getByRole("link", { name: "Als tabel" }));
	await page.keyboard.press("Enter");
	await expect(page.getByRole("table")).toBeVisible();
	await expect.poll(() => focused(page)).not.toBeNull();
	await tabTo(page, page.getByRole("link", { name: new RegExp(`^${pupilName(1)}`) }));
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(new RegExp(`/pupils/${testWorld().pupils[1]?.pupilId}`));
});

test("T3: the arrows read a panel moment by moment, and the status says it", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto(`${goalPath()}/pupils/${testWorld().pupils[0]?.pupilId}`);
	const panel = page
		.getByRole("region")
		.filter({ has: page.getByRole("status") })
		.first();
	const said = panel.getByRole("status");
	await tabTo(page, panel.locator("button.absolute"));
	await expect(said).toBeEmpty();
	await page.keyboard.press("End");
	await expect(said).toContainText(/mediaan|te weinig/);
	const last = await said.innerText();
	await page.keyboard.press("Home");
	await expect(said).not.toHaveText(last);
	await page.keyboard.press("Escape");
	await expect(said).toBeEmpty();
});

test("T3: provenance opens and returns, attempts are asked for without losing the place", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto(`${goalPath()}/pupils/${testWorld().pupils[0]?.pupilId}`);
	await opensAndReturns(page, page.locator("[data-provenance]").first());
	const attempts = page.getByRole("button", { name: /losse opgaven/ });
	await tabTo(page, attempts);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("table", { name: /^Losse opgaven/ })).toBeVisible();
	await expect(attempts).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("table", { name: /^Losse opgaven/ })).toHaveCount(0);
	const period = page.getByRole("button", { name: /^Periode:/ });
	await tabTo(page, period, { back: true });
	await choose(page, period, /8 weken/);
	await expect(page).toHaveURL(/period=8w/);
	await expect(period).toBeFocused();
});

test("T4: a name leads to the pupil, and back is the lesson", async ({ ask, visit }) => {
	const work = answered(testWorld().pupils[2]?.eckId ?? "", lessonOf(0), 950, true, new Date(Date.now() - 5000));
	expect((await deliverPractice(await ask("nobody"), [work])).ok()).toBe(true);
	const page = await visit("anna");
	await page.goto(`${groupPath()}/live`);
	await expect(page.getByText("Ververst vanzelf")).toBeVisible();
	await tabTo(page, page.getByRole("main").getByRole("link", { name: pupilName(2) }));
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(new RegExp(`/pupils/${testWorld().pupils[2]?.pupilId}$`));
	await page.goBack();
	await expect(page.getByText("Ververst vanzelf")).toBeVisible();
});

test("T5: a test is opened, a pupil is shown and no longer shown, another sitting is compared", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto(`${groupPath()}/sittings`);
	await tabTo(page, page.getByRole("link", { name: "Peiling M5" }));
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { level: 1 })).toContainText("Peiling M5");
	const compare = page.getByRole("button", { name: /Vergelijk met/ });
	await choose(page, compare, /Peiling B5/);
	await expect(page).toHaveURL(/since=/);
	await expect(compare).toBeFocused();
	const chooser = page.getByRole("button", { name: "Kies een leerling" });
	await tabTo(page, chooser);
	await page.keyboard.press("Enter");
	await tabTo(page, page.getByRole("dialog").getByRole("button", { name: pupilName(3) }));
	await page.keyboard.press("Enter");
	await expect(chooser).toBeFocused();
	const release = page.getByRole("button", { name: new RegExp(`^${pupilName(3)} .*niet meer tonen`) });
	await tabTo(page, release);
	await page.keyboard.press("Enter");
	await expect(release).toHaveCount(0);
	await expect(chooser).toBeFocused();
	const dots = page.getByRole("group", { name: /8 leerlingen op de schaal/ }).getByRole("button");
	await tabTo(page, dots.first());
	await page.keyboard.press("End");
	await expect(dots.last()).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(dots.last()).toHaveAttribute("aria-pressed", "true");
	await expect(dots.last()).toBeFocused();
});

test("T6: a choice of effort, the dots by arrows, provenance, the table", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto(`${groupPath()}/effort`);
	const amount = page.getByRole("button", { name: /^Inzet:/ });
	await choose(page, amount, "minuten");
	await expect(page).toHaveURL(/amount=minutes/);
	await expect(amount).toBeFocused();
	const dots = page.getByRole("group", { name: /inzet tegenover resultaat/ }).getByRole("button");
	await tabTo(page, dots.first());
	await page.keyboard.press("ArrowRight");
	await expect(dots.nth(1)).toBeFocused();
	await page.keyboard.press("Home");
	await expect(dots.first()).toBeFocused();
	await tabTo(page, page.locator("summary", { hasText: "Als tabel" }));
	await page.keyboard.press("Enter");
	await opensAndReturns(page, page.getByRole("table").locator("[data-provenance]").first());
	await tabTo(page, page.getByRole("table").getByRole("link", { name: new RegExp(pupilName(1)) }));
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(new RegExp(`/pupils/${testWorld().pupils[1]?.pupilId}$`));
});

test("sub-groups: one is made with its boxes, and the form keeps the focus", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto(goalPath());
	await tabTo(page, page.getByRole("checkbox", { name: new RegExp(pupilName(4)) }));
	await page.keyboard.press("Space");
	await tabTo(page, page.getByRole("button", { name: "Maak of vul aan" }));
	await page.keyboard.press("Enter");
	await expect(page.getByText("Subgroep gemaakt.")).toBeVisible();
	await expect.poll(() => focused(page)).not.toBeNull();
});

test("search: slash goes there, Escape empties it and gives the focus back to where one was", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto(`${groupPath()}/effort`);
	const amount = page.getByRole("button", { name: /^Inzet:/ });
	await tabTo(page, amount);
	const field = page.getByRole("combobox", { name: /zoek/i });
	await page.keyboard.press("/");
	await expect(field).toBeFocused();
	await page.keyboard.type("berg");
	const options = page.getByRole("option");
	await expect(options).toHaveCount(testWorld().pupils.length);
	await page.keyboard.press("ArrowDown");
	await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
	await page.keyboard.press("Escape");
	await expect(options).toHaveCount(0);
	await expect(field).toHaveValue("");
	await expect(amount).toBeFocused();
	await page.keyboard.press("Control+k");
	await page.keyboard.type(pupilName(5));
	await expect(options).toHaveCount(1);
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(new RegExp(`/pupils/${testWorld().pupils[5]?.pupilId}$`));
});
