import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a teacher says that a result is not right, the admin takes it out of all figures and lets it count again", async ({
	visit,
}, { project }) => {
	const { pupils } = testWorld();
	const pupil = pupils[project.name === "dark" ? 7 : 6];
	const name = `${pupil?.name} van den Berg`;
	const teacher = await visit("anna");
	await teacher.goto(`/pupils/${pupil?.pupilId}`);
	await teacher.getByRole("link", { name: "Toetsresultaten, en wat niet klopt" }).click();
	await expect(teacher.getByRole("heading", { level: 1 })).toHaveText(`Toetsresultaten van ${name}`);
	const result = teacher.getByRole("listitem").filter({ has: teacher.getByRole("heading", { name: "Peiling M5" }) });
	await result.getByText("Dit klopt niet").click();
	await result.getByLabel("Wat is er aan de hand?").selectOption({ label: "het is niet door deze leerling gemaakt" });
	await result.getByLabel("Toelichting voor de beheerder").fill("Een ander kind zat aan dit apparaat.");
	await result.getByRole("button", { name: "Betwist dit resultaat" }).click();
	await expect(result.getByText("betwist, telt mee")).toBeVisible();

	const admin = await visit("dirk");
	await admin.goto("/pupil-files");
	await admin.getByRole("link", { name: "Betwiste resultaten" }).click();
	const dispute = admin
		.getByRole("listitem")
		.filter({ has: admin.getByRole("heading", { name: `${name}: Peiling M5` }) });
	await expect(dispute).toContainText("Een ander kind zat aan dit apparaat.");
	await dispute.getByRole("button", { name: "Telt niet mee" }).click();
	await expect(dispute.getByRole("button", { name: "Laat weer meetellen" })).toBeVisible();

	await teacher.reload();
	await expect(result.getByText("telt niet mee", { exact: true })).toBeVisible();
	await teacher.goto(`/groups/${testWorld().groups.groep5.groupId}/sittings/${testWorld().sittingId}`);
	await expect(teacher.getByText(`Telt niet mee, besloot de school: ${pupil?.name}`)).toBeVisible();

	await dispute.getByRole("button", { name: "Laat weer meetellen" }).click();
	await dispute.getByRole("button", { name: "Blijft staan" }).click();
	await expect(dispute).toHaveCount(0);
	await teacher.reload();
	await expect(teacher.getByText("Telt niet mee, besloot de school")).toHaveCount(0);
});
