import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { identify, isAlive, type ProcessIdentity } from "./process-identity";

type Processes = Record<string, ProcessIdentity>;

/** Which processes run on a data folder: the launcher and its parts, so that a start after a kill finds what is left. */
export interface PidFile {
	add(name: string, pid: number): void;
	remove(name: string): void;
}

/**
 * Takes the folder for this launcher. Refuses while another launcher lives on it; ends the parts that a killed one left
 * behind (each is signalled only if it is still the very process that was started).
 */
export async function takeFolder(folder: string): Promise<PidFile> {
	const file = path.join(folder, "processes.json");
	const left = read(file);
	const launcher = left.launcher;
	if (launcher && isAlive(launcher))
		throw new Error(`already running on ${folder} (process ${launcher.pid}); end that one first`);
	const parts = Object.entries(left).filter(([name]) => name !== "launcher");
	await Promise.all(parts.map(([, identity]) => endGroup(identity)));
	const processes: Processes = {};
	const write = () => {
		writeFileSync(`${file}.new`, JSON.stringify(processes), { mode: 0o600 });
		renameSync(`${file}.new`, file);
	};
	const pids: PidFile = {
		add(name, pid) {
			const identity = identify(pid);
			if (identity) processes[name] = identity;
			write();
		},
		remove(name) {
			delete processes[name];
			write();
		},
	};
	pids.add("launcher", process.pid);
	return pids;
}

/** Ends a process and what it started: asked first, then forced. */
export async function endGroup(identity: ProcessIdentity, patience = 25_000): Promise<void> {
	const deadline = performance.now() + patience;
	if (isAlive(identity)) signalGroup(identity.pid, "SIGTERM");
	while (isAlive(identity)) {
		if (performance.now() > deadline) signalGroup(identity.pid, "SIGKILL");
		await wait(50);
	}
}

/** Parts are started as leaders of their own group (supervise.ts). */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(process.platform === "win32" ? pid : -pid, signal);
	} catch {
		// It ended between the look and the signal.
	}
}

function read(file: string): Processes {
	if (!existsSync(file)) return {};
	try {
		return JSON.parse(readFileSync(file, "utf8")) as Processes;
	} catch {
		return {};
	}
}
