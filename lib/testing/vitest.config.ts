import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

const root = path.resolve(import.meta.dirname, "../..");
const shared = {
	resolve: {
		alias: {
			"@": root,
			// The package throws outside the server's bundle; tests are the server.
			"server-only": path.join(root, "node_modules/server-only/empty.js"),
		},
	},
};

const files = ["lib", "app", "components", "prisma", "e2e/truth"].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".test.ts"))
		.map((file) => path.join(root, folder, file)),
);

/**
 * Starting a process and reading the program into it takes longer than most files of tests. So files share a worker and
 * what it has read, but for those that change something of the process: settings, modules, the clock.
 */
const changesProcess =
	/\bvi\.(mock|doMock|hoisted|stub\w+|spyOn|useFakeTimers)\b|\bprocess\.env\.\w+ \??=[^=]|\bglobalThis\b/;
const isApart = (file: string) => changesProcess.test(readFileSync(file, "utf8"));

type Options = NonNullable<
	Exclude<TestProjectConfiguration, string | ((...args: never[]) => unknown) | Promise<unknown>>["test"]
>;

function projects(name: "unit" | "db", of: (file: string) => boolean, options: Options): TestProjectConfiguration[] {
	const own = files.filter(of);
	return [
		{ ...shared, root, test: { name, include: own.filter((file) => !isApart(file)), isolate: false, ...options } },
		{ ...shared, root, test: { name: `${name}-apart`, include: own.filter(isApart), ...options } },
	];
}

const isDatabase = (file: string) => file.endsWith(".db.test.ts");

/** Two kinds: pure tests, and tests on a real PostgreSQL with the real roles and policies (x.db.test.ts). */
export default defineConfig({
	root,
	test: {
		// Else one core is left idle, of a machine that has two.
		maxWorkers: "100%",
		projects: [
			// Property tests on a busy machine need patience, not luck.
			...projects("unit", (file) => !isDatabase(file), { testTimeout: 30_000 }),
			...projects("db", isDatabase, {
				globalSetup: path.join(root, "lib/testing/global-setup.ts"),
				testTimeout: 30_000,
				hookTimeout: 60_000,
				sequence: { groupOrder: 1 },
			}),
		],
	},
});
