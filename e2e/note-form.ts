import type { Locator, Page } from "@playwright/test";
import { testWorld } from "./school";

export const pupilPath = () => `/pupils/${testWorld().pupils[2]?.pupilId}`;
export const button = (page: Page | Locator, name: string) => page.getByRole("button", { name, exact: true });

/** A new note about a pupil of Anna: open already, where something was typed before. */
export async function openNote(page: Page) {
	await page.goto(pupilPath());
	const field = page.getByLabel("Tekst", { exact: true });
	if (!(await field.isVisible())) await page.getByRole("button", { name: "Notitie", exact: true }).first().click();
	await field.waitFor();
}
