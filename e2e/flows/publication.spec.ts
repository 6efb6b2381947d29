import { expect, test } from "../visitor";

const calendar = (year: number) =>
	[
		...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//school//nl"],
		...["BEGIN:VEVENT", "UID:1", "SUMMARY:Kerstvakantie", `DTSTART;VALUE=DATE:${year}1219`],
		...[`DTEND;VALUE=DATE:${year + 1}0104`, "END:VEVENT"],
		...["BEGIN:VEVENT", "UID:2", "SUMMARY:Zomervakantie", `DTSTART;VALUE=DATE:${year + 1}0710`],
		...[`DTEND;VALUE=DATE:${year + 1}0823`, "END:VEVENT"],
		...["BEGIN:VEVENT", "UID:3", "SUMMARY:Ouderavond", `DTSTART:${year}1201T190000Z`, "END:VEVENT"],
		"END:VCALENDAR",
	].join("\r\n");

test("the admin decides when results are published, and takes holidays from a calendar file", async ({ visit }) => {
	// Light and dark each have a school of their own.
	const page = await visit(test.info().project.name === "light" ? "hanna" : "ivo");
	await page.goto("/publication");
	const window = page.getByRole("region", { name: "Moment van publicatie" });
	await expect(window).toContainText(/wordt gepubliceerd op .+ om 17:00 uur/);
	await window.getByLabel("Tijd").fill("16:15");
	for (const day of ["maandag", "dinsdag", "woensdag", "vrijdag"]) await window.getByLabel(day).uncheck();
	await window.getByRole("button", { name: "Bewaren" }).click();
	await expect(window.getByRole("status")).toContainText("Bewaard");
	await expect(window).toContainText(/wordt gepubliceerd op donderdag .+ om 16:15 uur/);
	await window.getByLabel("donderdag").uncheck();
	await window.getByRole("button", { name: "Bewaren" }).click();
	await expect(window.getByRole("alert")).toContainText("kies minstens een dag");
	await window.getByLabel("Meteen").check();
	await window.getByRole("button", { name: "Bewaren" }).click();
	await expect(window).toContainText("Wat nu binnenkomt, is meteen gepubliceerd.");

	const holidays = page.getByRole("region", { name: "Vakanties en vrije dagen" });
	const year = new Date().getFullYear() + 1;
	const name = "vakanties.ics";
	const file = { name, mimeType: "text/calendar", buffer: Buffer.from(calendar(year)) };
	await holidays.getByLabel("Kalenderbestand", { exact: true }).setInputFiles(file);
	await holidays.getByRole("button", { name: "Lees het bestand" }).click();
	await expect(holidays).toContainText(
		"2 periodes gevonden. 1 ligt in het verleden, herhaalt zich, heeft een tijd of valt op een dag die niet bestaat.",
	);
	await holidays.getByLabel(/^Kerstvakantie/).check();
	await holidays.getByRole("button", { name: "Voeg de gekozen dagen toe" }).click();
	await expect(holidays).toContainText("1 periode toegevoegd.");
	const item = holidays.getByRole("listitem").filter({ hasText: "Kerstvakantie" });
	await expect(item).toContainText(`19 dec ${year} – 3 jan ${year + 1}`);
	await item.getByRole("button", { name: /^Haal weg/ }).click();
	await expect(item).toHaveCount(0);
	await holidays
		.getByLabel("Kalenderbestand", { exact: true })
		.setInputFiles({ ...file, buffer: Buffer.from("geen kalender") });
	await holidays.getByRole("button", { name: "Lees het bestand" }).click();
	await expect(holidays).toContainText("Dit is geen kalenderbestand.");
});
