import type { Page } from "@playwright/test";

/** Signs in at the provider of e2e/single-sign-on-provider.ts: its own page asks who, then, the first time, whether we may know. */
export async function atProvider(page: Page, name: string, { known = false } = {}): Promise<void> {
	await page.locator("[name=login]").fill(name);
	await page.locator("[name=password]").fill("whatever");
	await page.locator("[type=submit]").click();
	if (!known) await page.locator("[type=submit]").click();
}
