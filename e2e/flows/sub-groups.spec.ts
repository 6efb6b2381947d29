import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a sub-group is made from one goal, by keyboard, and narrows the rows of that goal", async ({ visit }) => {
	const { groups, goals, pupils } = testWorld();
	const page = await visit("anna");
	const address = `/groups/${groups.groep5.groupId}/goals/${goals[0]?.goalId}`;
	await page.goto(address);
	const [first, second] = pupils.map(({ name }) => page.getByRole("checkbox", { name: new RegExp(name) }));
	await first?.focus();
	await page.keyboard.press("Space");
	await second?.focus();
	await page.keyboard.press("Space");
	await expect(page.getByText("2 leerlingen gekozen")).toBeVisible();
	const name = `Instructie ${Date.now()}`;
	await page.getByLabel("Naam van een nieuwe subgroep").fill(name);
	await page.keyboard.press("Enter");
	await expect(page.getByText("Subgroep gemaakt.")).toBeVisible();
	await page.getByRole("button", { name: /Subgroep: hele groep/ }).press("Enter");
	await page.getByRole("dialog").getByRole("link", { name }).press("Enter");
	await expect(page).toHaveURL(/subGroup=/);
	await expect(page.getByRole("listitem").filter({ has: page.getByRole("checkbox") })).toHaveCount(2);
	await page.goto(`/groups/${groups.groep5.groupId}/sub-groups`);
	await expect(page.getByRole("article", { name })).toContainText(pupils[0]?.name ?? "");
});

test("a name that is dragged onto the sub-group is chosen, as its box would be", async ({ visit }) => {
	const { groups, goals, pupils } = testWorld();
	const page = await visit("anna");
	await page.goto(`/groups/${groups.groep5.groupId}/goals/${goals[0]?.goalId}`);
	const box = page.getByRole("checkbox", { name: new RegExp(pupils[2]?.name ?? "") });
	const name = page.getByRole("link", { name: new RegExp(pupils[2]?.name ?? "") });
	await name.hover();
	await page.mouse.down();
	await page.getByRole("heading", { name: "Subgroep maken" }).hover();
	await page.mouse.up();
	await expect(box).toBeChecked();
	await expect(page).toHaveURL(/\/goals\/[^/]+$/);
});
