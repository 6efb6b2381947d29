import { defineConfig } from "@playwright/test";

/** One server for the run (lib/run/command-e2e.ts): own database, own build, web, worker and a small school. */
const launchOptions = {
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run"],
};
const base = { browserName: "chromium" as const, launchOptions, locale: "nl-NL", timezoneId: "Europe/Amsterdam" };
const light = { ...base, viewport: { width: 1280, height: 800 }, colorScheme: "light" as const };
const dark = { ...base, viewport: { width: 820, height: 1180 }, colorScheme: "dark" as const };

/**
 * What colours or the width of a tablet can break: what axe finds, the keyboard, and what teachers do in a lesson. Other
 * flows would only be walked twice, and so would English pages: their colours are those of Dutch ones.
 */
const onTablet = [
	"access/{pages,walk,keyboard,keyboard-mentor,keyboard-teacher}.spec.ts",
	"flows/{live,passkeys,plans,sittings,states,steps,sub-groups}.spec.ts",
];

export default defineConfig({
	testDir: import.meta.dirname,
	// The second computation (truth) has tests of its own here, which vitest runs.
	testMatch: "**/*.spec.ts",
	// Drawn for people to look at, when somebody names a folder for it.
	testIgnore: process.env.RENDERINGS ? [] : "looks/**",
	outputDir: "../test-results/e2e",
	// A journey over all people is patient on a busy machine; a single expectation is not kept waiting for long.
	timeout: 180_000,
	expect: { timeout: 20_000 },
	workers: 2,
	retries: 0,
	forbidOnly: true,
	reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["line"], ["json"]] : [["list"]],
	// A trace of every step takes as long again as the steps; who wants one of a failure says `--trace retain-on-failure`.
	use: { trace: "off", screenshot: "only-on-failure" },
	webServer: {
		command: "node lib/run/main.mjs e2e",
		cwd: `${import.meta.dirname}/..`,
		// The server picks a free port and says it; the name becomes E2E_PORT in the environment of the tests.
		wait: { stdout: /end-to-end server on port (?<e2e_port>\d+)/ },
		timeout: 300_000,
		gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
		stdout: process.env.CI ? "ignore" : "pipe",
	},
	projects: [
		{ name: "light", use: light },
		{ name: "dark", use: dark, testMatch: onTablet, grepInvert: / in en: / },
	],
});
