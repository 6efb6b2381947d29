import { mkdirSync } from "node:fs";
import path from "node:path";
import { actionKey } from "./action-key";
import { buildIdOf } from "./build-id";
import { keptSecret } from "./kept-secret";

export const root = path.resolve(import.meta.dirname, "../..");

/** One use of the program on this machine: its data, its build, its address. */
export interface RunEnvironment {
	readonly name: "start" | "demo" | "test" | "bench";
	/** .data/<name> */
	readonly folder: string;
	/** Where its builds are, and the one of these sources among them; relative to the root. */
	readonly builds: string;
	readonly buildFolder: string;
	readonly buildId: string;
	/** For the build alone, which carries it. */
	readonly actionKey: string;
	readonly port: number;
	readonly host: string;
	readonly publicUrl: string;
	/** What web, worker and scripts get: never the owner's address of the database. */
	forParts(runtimeUrl: string): NodeJS.ProcessEnv;
}

export function runEnvironment(name: RunEnvironment["name"]): RunEnvironment {
	const folder = path.join(root, ".data", name);
	mkdirSync(folder, { recursive: true });
	const port = Number(process.env.PORT ?? 3000);
	if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error("PORT is a number from 1 to 65535");
	const publicUrl = (process.env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, "");
	const { NEXT_DIST_DIR: buildsOfAll } = process.env;
	const builds = buildsOfAll ? path.join(buildsOfAll, name) : `.next-${name}`;
	const { APP_SECRET: given, APP_SECRET_PREVIOUS: givenBefore } = process.env;
	const { secret, previous } = given ? { secret: given, previous: givenBefore } : keptSecret(folder);
	const { MIGRATION_DATABASE_URL: _owner, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: givenKey, ...rest } = process.env;
	// Beside the folder, which the demo, tests and measurements take away to begin anew: their builds would go with it.
	const key = actionKey(`${folder}.action-key`, givenKey);
	const buildId = buildIdOf(root, key);
	const buildFolder = path.join(builds, buildId);
	return {
		name,
		folder,
		builds,
		buildFolder,
		buildId,
		actionKey: key,
		port,
		// Behind a reverse proxy this is what it should be; HOST=0.0.0.0 opens it to the network.
		host: process.env.HOST ?? "127.0.0.1",
		publicUrl,
		forParts: (runtimeUrl) => ({
			...rest,
			NODE_ENV: "production",
			DATABASE_URL: runtimeUrl,
			PUBLIC_URL: publicUrl,
			NEXTAUTH_URL: publicUrl,
			APP_SECRET: secret,
			...(previous ? { APP_SECRET_PREVIOUS: previous } : {}),
			BUILD_FOLDER: buildFolder,
			BUILD_ID: buildId,
			// The simulated systems of the demo and the tests are on this machine.
			...(name === "demo" || name === "test" ? { ALLOW_LOOPBACK_CALLS: "yes" } : {}),
			// Tests and measurements, which visit the demo too, read faster than people do.
			...(name !== "start" ? { READS_PER_MINUTE: "1000000" } : {}),
		}),
	};
}
