import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../../lib/run/find-browser";

export async function openBrowser(): Promise<Browser> {
	const { CHROMIUM, ...env } = await findBrowser();
	const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
	return chromium.launch({ executablePath: CHROMIUM ?? "", args, env: { ...process.env, ...env } });
}

/** Cookies of a request as a browser context takes them. */
export function cookiesOf(cookie: string, url: string) {
	return cookie.split("; ").map((pair) => {
		const at = pair.indexOf("=");
		return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
	});
}
