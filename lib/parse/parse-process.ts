import { Socket } from "node:net";
import { doWork } from "./do-work";
import { type ParseWork, readyMark } from "./parse-work";

/**
 * The process that reads one file of others and ends (lib/adr/0025). In: a line of JSON with what it is and how long, then
 * its bytes. Out, on the fourth stream: the mark, then the result as JSON. It says nothing else, since all it knows is of others.
 */
interface Head {
	readonly work: ParseWork;
	readonly bytes: number;
}
const out = new Socket({ fd: 3, readable: false });
out.write(readyMark);

async function readInput() {
	let head: Head | null = null;
	let body = new Uint8Array();
	let filled = 0;
	for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
		let rest = chunk;
		if (head === null) {
			// The line is written as one piece of a few hundred bytes, so it comes as one.
			const end = chunk.indexOf("\n");
			head = JSON.parse(chunk.toString("utf8", 0, end)) as Head;
			body = new Uint8Array(head.bytes);
			rest = chunk.subarray(end + 1);
		}
		body.set(rest, filled);
		filled += rest.length;
	}
	return head === null || filled < head.bytes ? null : { work: head.work, body };
}

async function main(): Promise<void> {
	const input = await readInput();
	// Nobody gave it work: whoever started it is gone, or had none.
	if (input === null) return;
	const result = await doWork(input.work, input.body).then(
		(value) => ({ value }),
		() => ({ failed: true }),
	);
	out.end(JSON.stringify(result));
}
void main();
