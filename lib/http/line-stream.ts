import { describeFault } from "../describe-fault";
import { log } from "../log";

/**
 * An answer that tells its progress: a line of JSON for each step, sent when it is there. When who asked goes away the
 * work stops at the next step; a fault of ours ends the stream without its last line.
 */
export function lineStream(steps: AsyncGenerator<unknown>): Response {
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			try {
				const step = await steps.next();
				if (step.done) controller.close();
				else controller.enqueue(encoder.encode(`${JSON.stringify(step.value)}\n`));
			} catch (error) {
				log.error(describeFault(error), "a stream of lines broke off");
				controller.error(new Error("broke off"));
			}
		},
		async cancel() {
			await steps.return(undefined);
		},
	});
	return new Response(body, {
		headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store, no-transform" },
	});
}
