import { type ChildProcess, spawn } from "node:child_process";
import { root } from "./environment";

export interface ScriptRun {
	readonly child: ChildProcess;
	/** Exit code; 1 when a signal ended it. */
	readonly ended: Promise<number>;
}

/** Runs Node once with these arguments and waits; output goes to ours unless `stdio` says otherwise. */
export function runScript(
	args: readonly string[],
	env: NodeJS.ProcessEnv,
	stdio: "inherit" | ["ignore", "pipe", "pipe"] = "inherit",
): ScriptRun {
	const child = spawn(process.execPath, args, { cwd: root, env, stdio });
	const ended = new Promise<number>((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (code) => resolve(code ?? 1));
	});
	return { child, ended };
}

/** Arguments for Node to run a TypeScript file of ours. */
export const typescript = (file: string, ...args: string[]): string[] => ["--import", "tsx", file, ...args];
