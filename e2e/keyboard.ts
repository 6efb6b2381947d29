import { expect, type Locator, type Page } from "@playwright/test";

/** What holds the focus, as somebody who does not use a mouse meets it. */
export interface Stop {
	/** Its place among all that the page offers, in the order of the document; -1: none of them. */
	readonly index: number;
	readonly name: string;
	/** A ring, or a frame of its own, is drawn around it. */
	readonly marked: boolean;
	/** Nothing lies over it and it is on the screen. */
	readonly inSight: boolean;
}

/**
 * All that can be done on a page, in the order of the document. Of what is one stop for the keyboard (the cells of a
 * grid, the dots of a plot, the buttons of a radio group) only the stop itself.
 */
const offered = `
	const offered = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((one) => {
		if (one.tabIndex < 0 || one.disabled || one.type === "hidden" || !one.checkVisibility({ visibilityProperty: true })) return false;
		if (one.closest("[inert]") || one.closest("nextjs-portal")) return false;
		if (one.type !== "radio") return true;
		const of = [...document.getElementsByName(one.name)].filter((other) => other.form === one.form);
		return one.checked || (!of.some((other) => other.checked) && of[0] === one);
	});
`;

const readStop = `(() => { ${offered}
	const one = document.activeElement;
	if (!one || one === document.body || one === document.documentElement) return null;
	const style = getComputedStyle(one);
	const inner = [...one.querySelectorAll("*")].map((part) => getComputedStyle(part));
	const box = [...one.getClientRects()].find(({ width, height }) => width > 0 && height > 0) ?? one.getBoundingClientRect();
	const x = Math.min(innerWidth - 1, Math.max(0, box.left + Math.min(box.width / 2, 12)));
	const y = box.top + box.height / 2;
	const above = document.elementFromPoint(x, y);
	return {
		index: offered().indexOf(one),
		name: (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().slice(0, 60) || one.outerHTML.slice(0, 80),
		marked: [style, ...inner].some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2),
		inSight: y >= 0 && y <= innerHeight && above !== null && (one.contains(above) || above.contains(one) || one.labels?.[0]?.contains(above) === true),
	};
})()`;

/** Where the focus is; null: nowhere, which is where somebody is lost. */
export const focused = (page: Page): Promise<Stop | null> => page.evaluate(readStop);

/** From the top of the page with Tab alone to its end: all stops, and the names of what was never reached. */
export async function walk(page: Page): Promise<{ stops: Stop[]; missed: string[] }> {
	const all: string[] = await page.evaluate(
		`(() => { ${offered} return offered().map((one) => one.outerHTML.slice(0, 160)); })()`,
	);
	const stops: Stop[] = [];
	// A day has three parts and a button, and each is a step; the last step leaves the page.
	for (let step = 0; step < 4 * all.length + 2; step += 1) {
		await page.keyboard.press("Tab");
		const stop = await focused(page);
		if (stop === null) break;
		stops.push(stop);
	}
	const reached = new Set(stops.map(({ index }) => index));
	return { stops, missed: all.filter((_, index) => !reached.has(index)) };
}

/** Tab, or Shift+Tab, until this has the focus; every stop on the way can be seen. */
export async function tabTo(page: Page, target: Locator, { back = false } = {}): Promise<void> {
	const most = 250;
	for (let step = 0; step < most; step += 1) {
		if ((await target.count()) > 0 && (await target.first().evaluate((one) => one === document.activeElement))) return;
		await page.keyboard.press(back ? "Shift+Tab" : "Tab");
		const stop = await focused(page);
		if (stop) expect(stop, `the focus at ${stop.name}`).toMatchObject({ marked: true, inSight: true });
	}
	throw new Error(`${target} was not reached by ${most} steps of Tab`);
}

/** Opens a menu, takes a choice by keyboard, and is not lost after it. */
export async function choose(page: Page, menu: Locator, choice: string | RegExp): Promise<void> {
	await tabTo(page, menu);
	await page.keyboard.press("Enter");
	await tabTo(page, page.getByRole("dialog").getByRole("link", { name: choice }));
	await page.keyboard.press("Enter");
}

/** A panel that a button opens: the focus goes in, Escape closes it and gives the focus back. */
export async function opensAndReturns(page: Page, opener: Locator): Promise<void> {
	await tabTo(page, opener);
	await page.keyboard.press("Enter");
	const dialog = page.getByRole("dialog");
	await expect(dialog).toBeVisible();
	await expect(async () =>
		expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true),
	).toPass();
	await page.keyboard.press("Escape");
	await expect(dialog).toHaveCount(0);
	await expect(opener).toBeFocused();
}
