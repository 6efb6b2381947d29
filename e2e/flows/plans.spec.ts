import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a group plan is begun, written, kept from being overwritten, and prints", async ({ visit }) => {
	const { groups, pupils } = testWorld();
	const page = await visit("anna");
	await page.goto(`/groups/${groups.groep5.groupId}/plans/new`);
	await page.getByRole("button", { name: "Maak plan" }).click();
	await page.getByRole("heading", { name: /^Wijzig groepsplan/ }).waitFor();
	const edit = page.url();
	// The same teacher in another window.
	const colleague = await visit("anna");
	await colleague.goto(edit);
	await page.getByRole("group", { name: "Intensief" }).getByLabel("Doel").fill("Tafels tot en met 5");
	const place = page.getByRole("radio", { name: new RegExp(`^Zonder niveau voor ${pupils[0]?.name}`) });
	await place.focus();
	for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowLeft");
	await page.getByRole("button", { name: "Sla op" }).click();
	await expect(page.getByRole("status").filter({ hasText: "Opgeslagen." })).toBeVisible();
	const level = page.getByRole("region", { name: /^Intensief/ });
	await expect(level).toContainText("Tafels tot en met 5");
	await expect(level).toContainText(pupils[0]?.name ?? "");
	await colleague.getByRole("group", { name: "Basis" }).getByLabel("Doel").fill("Later getypt");
	await colleague.getByRole("button", { name: "Sla op" }).click();
	await expect(
		colleague.getByRole("alert").filter({ hasText: "U hebt dit intussen in een ander venster bewaard" }),
	).toBeVisible();
	await expect(colleague.getByRole("group", { name: "Basis" }).getByLabel("Doel")).toHaveValue("Later getypt");
	await page.emulateMedia({ media: "print" });
	await expect(page.getByRole("link", { name: "Wijzig" })).toBeHidden();
	await expect(level).toBeVisible();
});
