import { expect, test } from "../visitor";

test("a static file may not be framed, and nothing in it may run as a page", async ({ visit, ask }) => {
	const page = await visit("nobody");
	await page.goto("/sign-in");
	const script = await page.locator("script[src*='/_next/static/']").first().getAttribute("src");
	const answer = await (await ask("nobody")).get(script ?? "");
	expect(answer.status()).toBe(200);
	expect(answer.headers()).toMatchObject({
		"content-security-policy": "default-src 'none'; frame-ancestors 'none'",
		"x-content-type-options": "nosniff",
		"x-frame-options": "DENY",
	});
});

test("who has had too many files reads why, and what to do", async ({ visit }) => {
	const page = await visit("anna");
	await page.goto("/account?files=1");
	await expect(page.getByText("Dit uur geen bestanden meer")).toBeVisible();
});
