import { type ParseEnd, type ParseResults, type ParseWork, readyMark } from "./parse-work";
import type { ParserChild } from "./parser-child";
import { keepSpare, takeChild } from "./take-child";

export const parseLimits = {
	/** A school of 3,000 pupils takes a second, the largest roster three; on a machine with ten times too much work half a minute. */
	longestMs: 60_000,
	/** Of its heap: some five times what a roster as large as one may be needs. */
	heapMegabytes: 256,
	/** A roster as large as one may be has some 35 MB. */
	resultBytes: 40_000_000,
};
/** Until it is up, on a machine that is busy: no matter of the file. */
const longestStartMs = 60_000;

type Ran<Kind extends ParseWork["kind"]> = { readonly value: ParseResults[Kind] } | { readonly end: ParseEnd };

/** Children that run, so that none outlives us. */
const running = new Set<ParserChild>();
process.on("exit", () => {
	for (const { process: child } of running) child.kill("SIGKILL");
});

/**
 * Has one file read by a process of its own, which is killed when it takes more time, memory or words than it may.
 * @throws Error when the process does not start: then nothing is said of the file
 */
export async function runChild<Work extends ParseWork>(
	work: Work,
	bytes: Uint8Array,
	limits = parseLimits,
): Promise<Ran<Work["kind"]>> {
	const child = takeChild(limits.heapMegabytes);
	running.add(child);
	try {
		child.input.write(`${JSON.stringify({ work, bytes: bytes.byteLength })}\n`);
		child.input.end(bytes);
		const { text, end } = await collect(child, limits);
		if (end !== null) return { end };
		const result = JSON.parse(text) as { value: ParseResults[Work["kind"]] } | { failed: true };
		if ("value" in result) return result;
		return { end: "read-failed" };
	} finally {
		child.process.kill("SIGKILL");
		running.delete(child);
		keepSpare(parseLimits.heapMegabytes);
	}
}

type Collected = { readonly text: string; readonly end: null } | { readonly text: null; readonly end: ParseEnd };

/** All that the process says until it ends, or why it was ended. */
function collect({ process: child, output }: ParserChild, limits: typeof parseLimits): Promise<Collected> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let [bytes, isUp] = [0, false];
		const notUp = () => reject(new Error("the process that reads files does not start"));
		const stop = (end: ParseEnd) => {
			child.kill("SIGKILL");
			resolve({ text: null, end });
		};
		let timer = setTimeout(notUp, longestStartMs);
		child.once("error", notUp);
		output.on("data", (chunk: Buffer) => {
			if (!isUp) {
				clearTimeout(timer);
				timer = setTimeout(() => stop("read-too-long"), limits.longestMs);
			}
			isUp = true;
			bytes += chunk.length;
			if (bytes > limits.resultBytes) stop("read-too-much");
			else chunks.push(chunk);
		});
		// After its streams have ended. A signal that is none of ours is V8 or the machine out of memory.
		child.once("close", (code) => {
			clearTimeout(timer);
			if (!isUp) notUp();
			else if (code === 0) resolve({ text: Buffer.concat(chunks).toString("utf8", readyMark.length), end: null });
			else resolve({ text: null, end: code === null ? "read-too-heavy" : "read-failed" });
		});
	});
}
