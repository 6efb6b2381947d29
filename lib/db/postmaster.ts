import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/**
 * The server that runs on this data folder and accepts connections, or null. Waits for one that is starting or
 * recovering. A file that a killed server left behind, whose number is another program's by now, is removed.
 */
export async function findPostmaster(dataFolder: string): Promise<{ pid: number; port: number } | null> {
	const file = path.join(dataFolder, "postmaster.pid");
	const deadline = performance.now() + 120_000;
	while (existsSync(file)) {
		// Line 1 pid, 4 port, 8 status (PostgreSQL, storage file layout).
		const lines = readText(file).split("\n");
		const pid = Number(lines[0]);
		if (!Number.isInteger(pid) || pid < 1) return null;
		const command = commandOf(pid);
		// Nobody has this number: PostgreSQL itself looks whether the old server's last processes still hold its memory.
		if (command === "") return null;
		if (!command.includes("postgres") || !command.includes(dataFolder)) {
			rmSync(file, { force: true });
			return null;
		}
		if (lines[7]?.startsWith("ready")) return { pid, port: Number(lines[3]) };
		if (performance.now() > deadline)
			throw new Error(`the server on ${dataFolder} (process ${pid}) does not get ready`);
		await wait(50);
	}
	return null;
}

/** The command line of a process; empty when it does not live. */
function commandOf(pid: number): string {
	if (process.platform === "linux") return readText(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim();
	if (process.platform === "win32") {
		const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
		return spawnSync("powershell", ["-NoProfile", "-Command", query], { encoding: "utf8" }).stdout.trim();
	}
	return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

function readText(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}
