import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { say } from "./say";

/** The shell first: it draws the same pages with far fewer processes. */
const usual = [
	"/usr/bin/chromium-headless-shell",
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
];

/**
 * A Chromium for the browser tests, as environment for Playwright: the one of CHROMIUM, the system's, on Debian as root
 * the distribution's, else the one that an npm package carries.
 */
export async function findBrowser(): Promise<Record<string, string>> {
	const present = [process.env.CHROMIUM, ...usual].find((file) => file && existsSync(file));
	if (present) return { CHROMIUM: present };
	if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
		say("installing chromium (apt-get)");
		const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
		spawnSync("apt-get", ["update", "-qq"], options);
		for (const name of ["chromium-headless-shell", "chromium"]) {
			spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], options);
			if (existsSync(`/usr/bin/${name}`)) return { CHROMIUM: `/usr/bin/${name}` };
		}
	}
	// Made for another place, where this variable says which system libraries are missing and must be unpacked too.
	process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs22.x";
	const { default: chromium } = await import("@sparticuz/chromium");
	return {
		CHROMIUM: await chromium.executablePath(),
		LD_LIBRARY_PATH: path.join(tmpdir(), "al2023/lib"),
		FONTCONFIG_PATH: path.join(tmpdir(), "fonts"),
	};
}
