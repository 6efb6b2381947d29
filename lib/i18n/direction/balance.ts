import { marks, paragraphs } from "./marks";

/**
 * A text in which every mark that opens is closed, in the order of UAX #9, and none closes what it did not open. A browser
 * puts an isolate of <bdi> into the text itself, so a single PDI in a name would end it.
 */
export function balance(text: string): string {
	return text.split(paragraphs).map(balanceLine).join("");
}

function balanceLine(line: string): string {
	const { popIsolate, popEmbedding, isolates, embeddings } = marks;
	const open: string[] = [];
	let out = "";
	for (const letter of line) {
		if (letter === popIsolate) {
			const from = open.lastIndexOf(popIsolate);
			if (from >= 0) out += open.splice(from).reverse().join("");
		} else if (letter === popEmbedding) {
			if (open.at(-1) === popEmbedding) out += open.pop();
		} else {
			if (isolates.includes(letter)) open.push(popIsolate);
			if (embeddings.includes(letter)) open.push(popEmbedding);
			out += letter;
		}
	}
	return out + open.reverse().join("");
}
