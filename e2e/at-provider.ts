import type { Page } from "@playwright/test";

/** Signs in at the provider of e2e/single-sign-on-provider.ts: its own page asks who, then whether we may know. */
export async function atProvider(page: Page, name: string): Promise<void> {
	await page.locator("[name=login]").fill(name);
	await page.locator("[name=password]").fill("whatever");
	await page.locator("[type=submit]").click();
	await page.locator("[type=submit]").click();
}
