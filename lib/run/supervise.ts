import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { endGroup, type PidFile } from "./pid-file";
import { identify } from "./process-identity";
import { say } from "./say";

export interface Part {
	/** web, worker, demo */
	readonly name: string;
	/** Arguments for Node. */
	readonly args: readonly string[];
	readonly env: NodeJS.ProcessEnv;
	/** Where its output goes; absent: to the launcher's own. */
	readonly logFile?: string;
}

export interface Supervised {
	/** Ends the part and waits for it. */
	stop(): Promise<void>;
}

const firstPause = 500;
const longestPause = 30_000;
/** A part that lived this long was well: its next fall counts as the first. */
const wellAfter = 60_000;

/** Keeps a part running: starts it again when it ends, at growing intervals, until it is stopped. */
export function supervise(part: Part, pids: PidFile): Supervised {
	let child: ChildProcess | null = null;
	let pause = firstPause;
	let timer: NodeJS.Timeout | undefined;
	let stopping = false;

	const start = () => {
		const began = performance.now();
		const own = launch(part);
		child = own;
		if (own.pid) pids.add(part.name, own.pid);
		own.once("exit", (code, signal) => {
			child = null;
			if (stopping) return;
			if (performance.now() - began > wellAfter) pause = firstPause;
			say(`${part.name} ended (${signal ?? code}); starting it again in ${pause / 1000} s`);
			timer = setTimeout(start, pause);
			pause = Math.min(pause * 2, longestPause);
		});
	};
	start();

	return {
		async stop() {
			stopping = true;
			clearTimeout(timer);
			const identity = child?.pid ? identify(child.pid) : null;
			if (identity) await endGroup(identity);
			pids.remove(part.name);
		},
	};
}

/** In a group of its own: Ctrl-C reaches the launcher alone, which ends the parts in their order. */
function launch(part: Part): ChildProcess {
	const output = part.logFile ? openSync(part.logFile, "a", 0o600) : "inherit";
	return spawn(process.execPath, part.args, {
		env: part.env,
		detached: process.platform !== "win32",
		stdio: ["ignore", output, output],
	});
}
