import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { identify, isAlive, type ProcessIdentity } from "./process-identity";
import { say } from "./say";

/**
 * Does the work while no other process of this machine does what the file stands for. Who was killed is not waited for, but
 * what it had started (`hold`) is: that works on without it.
 */
export async function oneAtATime(file: string, work: (hold: (pid: number) => void) => Promise<void>): Promise<void> {
	for (let waiting = false; !take(file); waiting = true) {
		if (!waiting) say("another build is going on here; waiting for it");
		await wait(300);
	}
	try {
		await work((pid) => {
			writeFileSync(ownOf(file), told([process.pid, pid]));
			renameSync(ownOf(file), file);
		});
	} finally {
		rmSync(file, { force: true });
	}
}

const ownOf = (file: string) => `${file}.${process.pid}`;
const told = (pids: readonly number[]) => JSON.stringify(pids.map(identify).filter((identity) => identity !== null));

/** A link is there with all that it says or not at all, also when two make it at once. */
function take(file: string): boolean {
	removeLeft(file);
	writeFileSync(ownOf(file), told([process.pid]));
	try {
		linkSync(ownOf(file), file);
		return true;
	} catch (fault) {
		if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
		return false;
	} finally {
		rmSync(ownOf(file));
	}
}

/** Takes away what nobody holds any more; when another was quicker and holds it anew, it gets it back. */
function removeLeft(file: string): void {
	try {
		const left = readFileSync(file, "utf8");
		if ((JSON.parse(left) as ProcessIdentity[]).some(isAlive)) return;
		renameSync(file, ownOf(file));
		if (readFileSync(ownOf(file), "utf8") !== left) linkSync(ownOf(file), file);
	} catch (fault) {
		// Nobody held it, or not any more.
		if (!["ENOENT", "EEXIST"].includes((fault as NodeJS.ErrnoException).code ?? "")) throw fault;
	} finally {
		// Before it is written in: it may be the very file that was given back.
		rmSync(ownOf(file), { force: true });
	}
}
