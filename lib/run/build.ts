import path from "node:path";
import { buildIdOf } from "./build-id";
import { type RunEnvironment, root } from "./environment";
import { keepBuild, lockOf, openBuilds, openPlace, stands } from "./kept-builds";
import { oneAtATime } from "./one-at-a-time";
import { runScript } from "./run-script";
import { say } from "./say";

/** The web server asks for one as it starts; a build asks nothing of it. */
const noDatabase = "postgresql://127.0.0.1:1/none";

/** Makes the build of these very sources, unless it stands; beside a server that runs on another. Needs no database. */
export async function build(run: RunEnvironment): Promise<void> {
	const [builds, made] = [path.join(root, run.builds), path.join(root, run.buildFolder)];
	if (stands(made)) return;
	openBuilds(builds);
	await oneAtATime(lockOf(builds), async (hold) => {
		// The one that was waited for may have been of the same sources.
		if (stands(made)) return;
		say("building the web server (a minute at most; only when something has changed)");
		const work = path.relative(root, openPlace(builds));
		const sealed = { BUILD_FOLDER: work, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: run.actionKey };
		await runNext({ ...run.forParts(noDatabase), ...sealed }, hold);
		if (buildIdOf(root, run.actionKey) !== run.buildId)
			throw new Error("the sources changed while they were being built; begin again");
		keepBuild(builds, run.buildId);
		say("built");
	});
}

/** @throws Error with all that Next said when it fails */
async function runNext(env: NodeJS.ProcessEnv, hold: (pid: number) => void): Promise<void> {
	const { child, ended } = runScript(["node_modules/next/dist/bin/next", "build"], env, ["ignore", "pipe", "pipe"]);
	if (child.pid) hold(child.pid);
	const end = () => void child.kill();
	process.once("exit", end);
	const output: string[] = [];
	for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => output.push(text.toString()));
	const code = await ended;
	process.off("exit", end);
	if (code !== 0) throw new Error(`the build failed:\n${output.join("")}`);
}
