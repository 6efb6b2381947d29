import { expect, test } from "../visitor";

test("the admin sets from when a goal counts, and is told what cannot be", async ({ visit }) => {
	const page = await visit("dirk");
	await page.goto("/settings");
	const form = page.getByRole("form", { name: "Status en vergelijking" });
	const [reached, stuck] = [form.getByLabel("Behaald vanaf"), form.getByLabel(/^Loopt vast/)];
	await expect(reached).toHaveValue("80");
	await reached.fill("70");
	await stuck.fill("75");
	await form.getByRole("button", { name: "Bewaren" }).click();
	await expect(form.getByRole("alert")).toContainText("moet lager liggen");
	// What was filled in is still there to be mended.
	await expect(reached).toHaveValue("70");
	await page.reload();
	await form.getByRole("button", { name: "Gooi weg wat ik typte" }).click();
	await expect(reached).toHaveValue("80");
	await form.getByRole("button", { name: "Bewaren" }).click();
	await expect(form.getByRole("status")).toContainText("Bewaard");
});

test("how many pupils a rule of signals points at follows its threshold as it is typed", async ({ visit }) => {
	const page = await visit("dirk");
	await page.goto("/signals");
	const form = page.getByRole("form", { name: /^De groep zelf zit laag/ });
	const [threshold] = await form.getByRole("spinbutton").all();
	const status = form.getByRole("status");
	await expect(status).toHaveText("");
	await threshold?.focus();
	await page.keyboard.press("ArrowUp");
	await expect(status).toContainText(/^Nu: /);
	await expect(threshold ?? form).toBeFocused();
});
