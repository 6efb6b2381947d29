import type { Socket } from "node:net";
import { type ParserChild, startChild } from "./parser-child";

/** How long one waits for the next file: a person looks at the pages of what was read. */
const spareMs = 120_000;

interface Spare {
	readonly child: ParserChild;
	readonly timer: NodeJS.Timeout;
}
/** Kept on globalThis: routes are bundled apart. */
const holder = globalThis as { groepsbeeldSpareParser?: Spare };

/** A process that reads nothing yet: the spare one where it waits, else a new one. Each reads one file. */
export function takeChild(heapMegabytes: number): ParserChild {
	const spare = holder.groepsbeeldSpareParser;
	if (spare?.child.heapMegabytes !== heapMegabytes) return startChild(heapMegabytes);
	delete holder.groepsbeeldSpareParser;
	clearTimeout(spare.timer);
	const { child } = spare;
	if (child.process.exitCode !== null || child.process.signalCode !== null) return startChild(heapMegabytes);
	child.process.ref();
	for (const stream of [child.input, child.output]) (stream as Socket).ref();
	return child;
}

/**
 * Starts one ahead after a file was read, since most of the time of a small file goes into starting (0.3 s of 0.35); it takes some
 * 80 MB while it waits. It keeps nobody from ending: without us it reads the end of its input and ends.
 */
export function keepSpare(heapMegabytes: number): void {
	if (holder.groepsbeeldSpareParser) return;
	const child = startChild(heapMegabytes);
	child.process.on("error", () => undefined);
	child.process.unref();
	for (const stream of [child.input, child.output]) (stream as Socket).unref();
	const timer = setTimeout(() => {
		delete holder.groepsbeeldSpareParser;
		child.process.kill("SIGKILL");
	}, spareMs);
	holder.groepsbeeldSpareParser = { child, timer: timer.unref() };
}
