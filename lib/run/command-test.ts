import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "./build";
import { root, runEnvironment } from "./environment";
import { findBrowser } from "./find-browser";
import { runScript, typescript } from "./run-script";
import { say } from "./say";

/** Runs every check there is, to the end even where one fails, and counts: a tool is one check, a test is one. */
const counted = { passed: 0, failed: 0 };
const fallen: string[] = [];
const results = path.join(root, "test-results");
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// A server's own addresses must not reach the tests: they make their databases themselves.
const { DATABASE_URL: _runtime, MIGRATION_DATABASE_URL: _owner, APP_SECRET: _secret, ...env } = process.env;

interface Counts {
	passed: number;
	failed: number;
}

/** The tool's exit code is a check of its own unless its report tells of the tests that failed. */
async function step(
	name: string,
	args: string[],
	report?: { file: string; read(text: string): Counts },
): Promise<void> {
	say(`${name} ...`);
	const code = await runScript(args, env).ended;
	const file = report && path.join(results, report.file);
	const counts =
		report && file && existsSync(file) ? report.read(readFileSync(file, "utf8")) : { passed: 0, failed: 0 };
	const ok = code === 0;
	counted.passed += counts.passed + (ok ? 1 : 0);
	counted.failed += counts.failed + (!ok && counts.failed === 0 ? 1 : 0);
	if (!ok) fallen.push(name);
	say(`${name}: ${ok ? "good" : "FAILED"}${report ? ` (${counts.passed} passed, ${counts.failed} failed)` : ""}`);
}

const bin = (file: string) => path.join(root, "node_modules", file);
const vitest = (project: string): Parameters<typeof step> => [
	`vitest, ${project}`,
	[
		bin("vitest/vitest.mjs"),
		...["run", "-c", "lib/testing/vitest.config.ts", "--project", `${project}*`, "--reporter=dot", "--reporter=json"],
		`--outputFile.json=${path.join(results, `${project}.json`)}`,
	],
	{
		file: `${project}.json`,
		read: (text) => {
			const report = JSON.parse(text) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
			return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests };
		},
	},
];

// Types take as long as the three others together, on one core.
const types = step("types (tsc)", [bin("typescript/bin/tsc"), "--noEmit"]);
await step("format and lint (biome)", [bin("@biomejs/biome/bin/biome"), "ci", "."]);
await step("boundaries", ["lib/run/boundaries.mjs"]);
await step("dead code (knip)", [bin("knip/bin/knip.js"), "-c", "knip.json"]);
await types;
await step(...vitest("unit"));
await step(...vitest("db"));
try {
	await build(runEnvironment("test"));
	counted.passed++;
	if (env.SOAK === "yes") await step("the same build twice", typescript("lib/run/build-twice.ts"));
	const browser = await findBrowser();
	Object.assign(env, browser, { PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, "e2e.json") });
	await step("end to end (playwright)", [bin("@playwright/test/cli.js"), "test", "-c", "e2e/playwright.config.ts"], {
		file: "e2e.json",
		read: (text) => {
			const { stats } = JSON.parse(text) as { stats: Record<"expected" | "unexpected" | "flaky" | "skipped", number> };
			return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
		},
	});
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	counted.failed++;
	fallen.push("build or browser");
}

if (fallen.length > 0) say(`failed: ${fallen.join("; ")}`);
console.log(`${counted.passed} passed, ${counted.failed} failed`);
process.exit(counted.failed > 0 ? 1 : 0);
