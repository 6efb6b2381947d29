import { expect, test } from "../visitor";

test("the admin hides a source from a role, and shows it again", async ({ visit }) => {
	// Light and dark work at one school: each has a column of its own.
	const role = test.info().project.name === "light" ? "Mentor of begeleider" : "Vakdocent";
	const page = await visit("dirk");
	await page.goto("/visibility");
	const cell = page.getByRole("checkbox", { name: new RegExp(`^${role} ziet Oefenaar`) });
	const save = page.getByRole("button", { name: "Bewaren" });
	await expect(cell).toBeChecked();
	await cell.uncheck();
	await save.click();
	await expect(page.getByText("Bewaard. Het geldt vanaf nu.")).toBeVisible();
	await page.reload();
	await expect(cell).not.toBeChecked();
	await cell.check();
	await save.click();
	await expect(page.getByText("Bewaard. Het geldt vanaf nu.")).toBeVisible();
	await page.reload();
	await expect(cell).toBeChecked();
});
