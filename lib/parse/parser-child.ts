import { type ChildProcess, spawn } from "node:child_process";
import { setPriority } from "node:os";
import type { Readable, Writable } from "node:stream";

/** Of -20 to 19; a page is 0. */
const lessUrgent = 5;

/** A process that waits for a file, or reads one. */
export interface ParserChild {
	readonly process: ChildProcess;
	readonly input: Writable;
	readonly output: Readable;
	readonly heapMegabytes: number;
}

/**
 * Starts the process that reads a file: its own heap, none of our settings or secrets, and less urgent than pages are. What
 * it would print is dropped, since it might quote the file.
 */
export function startChild(heapMegabytes: number): ParserChild {
	// By the older way of loading modules, which starts in half the time of the newer.
	const start = 'require("./lib/parse/parse-process.ts")';
	const args = [`--max-old-space-size=${heapMegabytes}`, "--require", "tsx/cjs", "-e", start];
	const child = spawn(process.execPath, args, {
		cwd: process.cwd(),
		env: {} as NodeJS.ProcessEnv,
		stdio: ["pipe", "ignore", "ignore", "pipe"],
	});
	const [input, , , output] = child.stdio;
	if (!input || !output) throw new Error("the process that reads files has no streams");
	// Its end is told by the process itself.
	input.on("error", () => undefined);
	output.on("error", () => undefined);
	if (child.pid !== undefined) lower(child.pid);
	return { process: child, input: input as Writable, output: output as Readable, heapMegabytes };
}

function lower(pid: number): void {
	try {
		setPriority(pid, lessUrgent);
	} catch {
		// Where that is not allowed it is as urgent as we are.
	}
}
