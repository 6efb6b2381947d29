import { FetchFault } from "./fetch-json";

/**
 * GET of our own API that answers with lines of JSON as its work goes on.
 * @param onLine called for each line as it comes
 * @throws FetchFault when the answer is not 2xx
 */
export async function fetchLines<T>(
	address: `/api/v1/${string}`,
	onLine: (line: T) => void,
	signal: AbortSignal,
): Promise<void> {
	const answer = await fetch(address, { signal });
	if (!answer.ok || answer.body === null) throw new FetchFault(answer.status, "unavailable");
	const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = "";
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return;
		const lines = (rest + value).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) onLine(JSON.parse(line) as T);
	}
}
