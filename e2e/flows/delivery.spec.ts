import { deliverResults, resultsMessage } from "../deliver";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a supplier delivers; the admin sees that it came, the teacher what it says, and once more changes nothing", async ({
	ask,
	visit,
}, { project }) => {
	const { pupils, schools } = testWorld();
	const [first] = pupils;
	const assessment = { id: `avi-${project.name}`, name: `Toets ${project.name}`, takenAt: new Date() };
	const scores = pupils.map(({ eckId }, index) => ({ eckId, percentage: 41 + index }));
	const message = resultsMessage(schools.linde, assessment, scores);
	const request = await ask("nobody");
	expect((await deliverResults(request, message)).status()).toBe(201);
	expect((await deliverResults(request, message)).status()).toBe(201);
	// A pupil whom the roster does not know yet is held, not refused.
	const stranger = [{ eckId: `https://ketenid.nl/201703/${"ab".repeat(64)}`, percentage: 50 }];
	const held = { ...assessment, id: `${assessment.id}-held` };
	expect((await deliverResults(request, resultsMessage(schools.linde, held, stranger))).status()).toBe(202);

	const admin = await visit("dirk");
	await admin.goto("/suppliers");
	await expect(admin.locator("main").getByText("Toetsmaker").first()).toBeVisible();
	await admin.getByRole("table").getByRole("link", { name: "Toetsmaker" }).click();
	await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Toetsmaker");
	await expect(admin.getByRole("region", { name: "Cijfers" })).toContainText(/Eén record wacht|\d+ records wachten/);
	await expect(admin.getByRole("region", { name: "Aanleveringen" }).getByRole("row").nth(1)).toBeVisible();
	const teacher = await visit("anna");
	await teacher.goto(`/pupils/${first?.pupilId}`);
	await expect(teacher.getByRole("heading", { level: 1 })).toContainText(first?.name ?? "");
	await expect(teacher.locator("main").getByText("Toetsmaker").first()).toBeVisible();
	await expect(teacher.locator("main").getByText(/41/).first()).toBeVisible();
});
