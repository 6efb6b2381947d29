import { writeFileSync } from "node:fs";
import path from "node:path";
import { buildIdOf } from "../run/build-id";
import { type RunEnvironment, root } from "../run/environment";

/**
 * A use of the program in a folder of its own, whose build is made by these lines in Next's process, in place of what Next
 * does there: `make(file, text)` writes into the build.
 */
export function runWithStandIn(folder: string, lines: string): RunEnvironment {
	const script = path.join(folder, "stand-in.cjs");
	writeFileSync(script, `${make}\n${lines}\nprocess.exit(0);\n`);
	const actionKey = Buffer.alloc(32, 1).toString("base64");
	const [builds, buildId] = [path.relative(root, path.join(folder, "builds")), buildIdOf(root, actionKey)];
	const buildFolder = path.join(builds, buildId);
	const env = { ...process.env, NODE_ENV: "production" as const, NODE_OPTIONS: `--require=${script}` };
	return {
		...{ name: "test", folder, builds, buildId, buildFolder, actionKey },
		...{ port: 3000, host: "127.0.0.1", publicUrl: "http://localhost:3000" },
		forParts: (runtimeUrl) => ({ ...env, DATABASE_URL: runtimeUrl, BUILD_FOLDER: buildFolder, BUILD_ID: buildId }),
	};
}

const make = `const make = (file, text) => {
	const to = require("node:path").join(process.env.BUILD_FOLDER, file);
	require("node:fs").mkdirSync(require("node:path").dirname(to), { recursive: true });
	require("node:fs").writeFileSync(to, text);
};`;
