import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process that we started. The number alone may belong to another program by now; number and start time do not. */
export interface ProcessIdentity {
	readonly pid: number;
	readonly startedAt: string;
}

/** Null when the process does not live. */
export function identify(pid: number): ProcessIdentity | null {
	const startedAt = startOf(pid);
	return startedAt === "" ? null : { pid, startedAt };
}

export function isAlive(identity: ProcessIdentity): boolean {
	return startOf(identity.pid) === identity.startedAt;
}

function startOf(pid: number): string {
	if (process.platform === "linux") return startOnLinux(pid);
	const [program, args] =
		process.platform === "win32"
			? ["powershell", ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.Ticks`]]
			: ["ps", ["-o", "lstart=", "-p", String(pid)]];
	return spawnSync(program as string, args as string[], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** Field 22 of /proc/<pid>/stat with the boot it belongs to; a zombie (state Z) no longer lives. See proc(5). */
function startOnLinux(pid: number): string {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		// The second field is the name in brackets and may hold spaces.
		const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
		if (fields[0] === "Z") return "";
		return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
	} catch {
		return "";
	}
}
