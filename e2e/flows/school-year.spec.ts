import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("last year goes on for its teacher until an admin closes it, and comes back when it is opened again", async ({
	visit,
}, { project }) => {
	const page = await visit(project.name === "dark" ? "lex" : "kim");
	const before = Number(testWorld().schools.linde.period.slice(0, 4)) - 1;
	const name = `${before}-${before + 1}`;
	// The year is over and no new roster has come: the teacher still has the class.
	await page.goto("/groups");
	await expect(page.getByRole("heading", { level: 1 })).toContainText("Groep 7");

	await page.goto("/roster/school-year");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Schooljaar ${name}`);
	await expect(page.getByRole("region", { name: "Wat er dan ophoudt" })).toContainText("2 leerlingen in die groepen");
	await expect(page.getByText("Het volgende schooljaar staat nog niet in de lijst.")).toBeVisible();
	const amounts = "1 groep, 2 plaatsen van leerlingen";
	await expect(page.getByText(`Afsluiten beëindigt nu: ${amounts}`)).toBeVisible();
	await page.getByRole("checkbox", { name: "Ik heb dit gelezen" }).check();
	await page.getByRole("button", { name: `Sluit ${name} af` }).click();
	await expect(
		page.getByRole("status").filter({ hasText: `Schooljaar ${name} is afgesloten. Beëindigd: ${amounts}` }),
	).toBeVisible();
	await page.goto("/groups");
	await expect(page.getByText("U hebt vandaag geen groepen")).toBeVisible();
	await expect(page.getByRole("listitem").filter({ hasText: "Groep 7, tot en met 31 jul" })).toBeVisible();

	await page.goto("/roster/school-year");
	const closed = page.getByRole("region", { name: `Afgesloten: ${name}` });
	await expect(closed).toContainText("1 groep en 2 plaatsen hielden daardoor op.");
	await closed.getByText("Open dit schooljaar weer").click();
	await closed.getByRole("checkbox").check();
	await closed.getByRole("button", { name: "Open weer" }).click();
	await expect(
		page
			.getByRole("status")
			.filter({ hasText: `Schooljaar ${name} staat weer open. Eindigt weer zoals eerst: ${amounts}` }),
	).toBeVisible();
	await page.goto("/groups");
	await expect(page.getByRole("heading", { level: 1 })).toContainText("Groep 7");
});
