import path from "node:path";
import { defineConfig } from "vitest/config";

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

/** Two projects: pure tests, and tests on a real PostgreSQL with the real roles and policies (x.db.test.ts). */
export default defineConfig({
	root,
	test: {
		projects: [
			{
				...shared,
				root,
				test: {
					name: "unit",
					include: ["{lib,app,components,prisma}/**/*.test.ts"],
					exclude: ["**/*.db.test.ts", "**/node_modules/**"],
					// Property tests on a busy machine need patience, not luck.
					testTimeout: 30_000,
				},
			},
			{
				...shared,
				root,
				test: {
					name: "db",
					include: ["{lib,app,components,prisma}/**/*.db.test.ts"],
					globalSetup: path.join(root, "lib/testing/global-setup.ts"),
					testTimeout: 30_000,
					hookTimeout: 60_000,
					sequence: { groupOrder: 1 },
				},
			},
		],
	},
});
