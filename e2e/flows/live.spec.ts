import { answered, deliverPractice, lessonOf } from "../deliver";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("what a supplier delivers stands on the open live page within two seconds, without asking the page anew", async ({
	ask,
	visit,
}) => {
	const { groups, pupils } = testWorld();
	const pupil = pupils[5];
	const teacher = await visit("anna");
	const stream = teacher.waitForResponse((answer) => answer.url().endsWith("/live/events"));
	await teacher.goto(`/groups/${groups.groep5.groupId}/live`);
	expect((await stream).headers()["content-type"]).toContain("text/event-stream");
	await expect(teacher.getByText("Ververst vanzelf")).toBeVisible();
	const wrong = [1, 2, 3].map((question) =>
		answered(pupil?.eckId ?? "", lessonOf(0), 900 + question, false, new Date(Date.now() - (5 - question) * 1000)),
	);
	expect((await deliverPractice(await ask("nobody"), wrong)).ok()).toBe(true);
	const stuck = teacher.getByRole("region", { name: /Loopt nu vast/ });
	await expect(stuck.getByRole("link", { name: pupil?.name ?? "" })).toBeVisible({ timeout: 2000 });
	await expect(stuck.getByText("3 keer op rij fout")).toBeVisible();
});

test("a pupil is found from any screen by keyboard, and only one's own", async ({ visit }) => {
	const teacher = await visit("anna");
	await teacher.goto("/help");
	await expect(teacher.getByRole("combobox")).toBeVisible();
	await expect(async () => {
		await teacher.keyboard.press("/");
		await expect(teacher.getByRole("combobox")).toBeFocused({ timeout: 500 });
	}).toPass();
	await teacher.keyboard.type("berg no");
	const options = teacher.getByRole("option");
	await expect(options).toHaveCount(1);
	await expect(options).toContainText("Groep 5");
	await teacher.keyboard.press("Enter");
	await expect(teacher).toHaveURL(new RegExp(`/pupils/${testWorld().pupils[1]?.pupilId}$`));
});
