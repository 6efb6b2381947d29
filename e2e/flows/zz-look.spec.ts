import { signIn } from "../invite";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

const out = "/tmp/looks";
for (const [w, h, scheme] of [
	[1280, 800, "light"],
	[820, 1180, "dark"],
] as const)
	test(`look ${w}`, async ({ visit }) => {
		const page = await visit("olga");
		await page.setViewportSize({ width: w, height: h });
		await page.emulateMedia({ colorScheme: scheme });
		for (const path of [
			"/settings",
			"/visibility",
			"/roster/substitutes",
			"/suppliers/connect",
			"/retention",
			"/roster",
			"/people",
			"/publication",
			"/signals",
			"/roster/school-year",
		]) {
			await page.goto(path);
			await page.screenshot({ path: `${out}/${path.replaceAll("/", "_")}-${w}.png`, fullPage: true });
		}
		await page.goto("/suppliers/connect");
		console.log(await page.locator("main").innerText());
		await page.goto("/retention");
		await page.locator("input[type=number]").first().fill("33");
		const two = await page.context().newPage();
		await two.goto("/retention");
		await two
			.locator("input[type=number]")
			.first()
			.fill(w === 1280 ? "44" : "55");
		await two.getByRole("button").filter({ hasText: "Bewaar" }).first().click();
		await expect(two.getByRole("status").filter({ hasText: "ewaard" }).first()).toBeVisible();
		await page.getByRole("button").filter({ hasText: "Bewaar" }).first().click();
		await expect(page.locator("main").getByRole("alert")).toBeVisible();
		await page.screenshot({ path: `${out}/changed-${w}.png`, fullPage: true });
		await page.reload();
		await expect(page.getByText("staat er weer")).toBeVisible();
		await page.screenshot({ path: `${out}/restored-${w}.png`, fullPage: true });
		await page.context().setOffline(true);
		await page.getByRole("button").filter({ hasText: "Bewaar" }).first().click();
		await expect(page.locator("main").getByRole("alert")).toBeVisible();
		await page.screenshot({ path: `${out}/away-${w}.png`, fullPage: true });
		await page.context().setOffline(false);
		const { anna } = testWorld().people;
		const p2 = await visit("nobody");
		await p2.setViewportSize({ width: w, height: h });
		await p2.emulateMedia({ colorScheme: scheme });
		await signIn(p2, anna.email, anna.password);
		await p2.waitForURL((url) => url.pathname !== "/sign-in");
		await p2.goto(`/pupils/${testWorld().pupils[2]?.pupilId}`);
		await p2.getByRole("button", { name: "Notitie", exact: true }).first().click();
		await p2.getByLabel("Tekst", { exact: true }).fill("Samen gelezen.");
		await p2.context().clearCookies();
		await p2.getByRole("button", { name: "Bewaren", exact: true }).click();
		await expect(p2.getByRole("dialog").getByRole("alert")).toBeVisible();
		await p2.screenshot({ path: `${out}/left-${w}.png` });
	});
