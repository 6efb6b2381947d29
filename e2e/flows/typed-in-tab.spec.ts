import { signIn } from "../invite";
import { button, openNote, pupilPath } from "../note-form";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a click without network keeps the page and what is typed on it, and goes on when the network is back", async ({
	visit,
}) => {
	const page = await visit("anna");
	await openNote(page);
	const field = page.getByLabel("Tekst", { exact: true });
	await field.fill("Nog niet af");
	await page.context().setOffline(true);
	const away = page.getByRole("status").filter({ hasText: "Geen verbinding." });
	await expect(away).toBeVisible();
	await page.getByRole("navigation").getByRole("link", { name: "Groepen" }).click();
	await away.getByRole("button", { name: "Opnieuw" }).click();
	await expect(away).toBeVisible();
	await expect(field).toHaveValue("Nog niet af");
	await page.context().setOffline(false);
	await page.waitForURL(/\/groups/);
	await expect(away).toBeHidden();
	await page.goto(pupilPath());
	await expect(page.getByText("staat er weer. Het is nog niet bewaard.")).toBeVisible();
	await expect(field).toHaveValue("Nog niet af");
	await page.getByRole("button", { name: "Gooi weg wat ik typte" }).click();
	await expect(field).toHaveValue("");
});

test("what somebody typed is not there for who signs in after them, nor after signing out", async ({ visit }) => {
	const { anna, bram } = testWorld().people;
	const page = await visit("nobody");
	const typed = () => page.evaluate(() => sessionStorage.getItem("groepsbeeld-typed"));
	const typeAs = async ({ email, password }: typeof anna) => {
		await signIn(page, email, password);
		await page.waitForURL((url) => url.pathname !== "/sign-in");
		await openNote(page);
		await page.getByLabel("Tekst", { exact: true }).fill("Alleen van mij");
		expect(await typed()).toContain("Alleen van mij");
	};
	await typeAs(anna);
	// Her session ends; somebody else signs in at the same screen.
	await page.context().clearCookies();
	await signIn(page, bram.email, bram.password);
	await page.waitForURL((url) => url.pathname !== "/sign-in");
	await expect.poll(typed).toBeNull();
	await page.context().clearCookies();
	await typeAs(anna);
	await page.getByRole("button", { name: /Anna/ }).click();
	await page.getByRole("button", { name: "Afmelden" }).click();
	await page.waitForURL(/\/sign-in/);
	expect(await typed()).toBeNull();
});

test("an act that does not arrive is told, and sent again by a person alone; what is typed meanwhile stays", async ({
	visit,
}) => {
	const page = await visit("anna");
	await openNote(page);
	const field = page.getByLabel("Tekst", { exact: true });
	await field.fill("Komt niet aan");
	let sent = 0;
	let answer: "abort" | "later" = "abort";
	const held: (() => void)[] = [];
	await page.route(
		(url) => url.pathname === pupilPath(),
		async (route) => {
			if (!("next-action" in route.request().headers())) return route.continue();
			sent += 1;
			if (answer === "abort") return route.abort();
			await new Promise<void>((done) => held.push(done));
			return route.continue();
		},
	);
	await button(page, "Bewaren").click();
	const told = page.getByRole("alert").filter({ hasText: "Dit is niet aangekomen" });
	await expect(told).toBeVisible();
	expect(sent).toBe(1);
	answer = "later";
	await button(told, "Opnieuw").click();
	await expect.poll(() => held.length).toBe(1);
	await field.fill("Komt niet aan, en meer");
	for (const go of held) go();
	await expect(page.getByRole("alert").filter({ hasText: "Bewaard is wat u verstuurde" })).toBeVisible();
	await expect(field).toHaveValue("Komt niet aan, en meer");
	expect(sent).toBe(2);
});
