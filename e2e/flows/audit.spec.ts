import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("an admin finds in the audit log what was just done, and checks the chain", async ({ visit }, { project }) => {
	const email = `log-${project.name}@school.test`;
	const page = await visit("dirk");
	await page.goto("/people");
	await page.locator("input#name").fill(`Lotte Log ${project.name}`);
	await page.locator("input#email").fill(email);
	await page.getByRole("button", { name: "Nodig uit" }).click();
	await expect(page.getByRole("status").filter({ hasText: "De uitnodiging is gemaakt" })).toBeVisible();

	await page.getByRole("link", { name: "Auditlog" }).click();
	await page.getByLabel("Wat").selectOption({ label: "bood iemand een rol aan" });
	await page.getByRole("button", { name: "Zoek" }).click();
	const row = page.getByRole("row").filter({ hasText: `Lotte Log ${project.name}` });
	await expect(row).toContainText("Dirk Jansen");
	await row.getByRole("link", { name: new RegExp(`^Lotte Log ${project.name}`) }).click();
	await expect(page.getByLabel("Over (id)")).toHaveValue(/^[0-9a-f-]{36}$/);

	await page.getByRole("link", { name: "Controleer de keten" }).click();
	await expect(
		page.getByRole("status").filter({ hasText: /De keten klopt tot|Er is nog niets verzegeld/ }),
	).toBeVisible();
	const file = await page.request.get("/api/v1/audit/csv?action=offer.make");
	expect(await file.text()).toContain(`Lotte Log ${project.name}`);
});

test("an admin finds who looked at a pupil", async ({ visit }) => {
	const { pupils } = testWorld();
	const teacher = await visit("anna");
	await teacher.goto(`/pupils/${pupils[2]?.pupilId}`);
	const page = await visit("dirk");
	await page.goto("/views");
	await page.getByLabel("Leerling").fill(pupils[2]?.name ?? "");
	await page.getByRole("button", { name: "Zoek" }).click();
	await page
		.getByRole("link", { name: `${pupils[2]?.name} van den Berg` })
		.first()
		.click();
	await expect(
		page.getByRole("row").filter({ hasText: "Anna Jansen" }).filter({ hasText: "leerlingpagina" }).first(),
	).toBeVisible();
});
