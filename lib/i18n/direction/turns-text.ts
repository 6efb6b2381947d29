import { marks, paragraphs } from "./marks";

/**
 * Letters that are written from right to left (Hebrew, Arabic and their kin, by the blocks that Unicode keeps for them)
 * and the marks that set a direction (UAX #9).
 */
const turning =
	/[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether a text may change the order of what is beside it, where words go from left to right. */
export function turnsText(text: string): boolean {
	return turning.test(text) && text.split(paragraphs).some((line) => turning.test(outside(line)));
}

/** What is in no isolate of the line; a mark that is alone is outside. */
function outside(line: string): string {
	const begins: number[] = [];
	let kept = "";
	for (const letter of line) {
		const begin = letter === marks.popIsolate ? begins.pop() : undefined;
		if (begin !== undefined) kept = kept.slice(0, begin);
		else {
			if (marks.isolates.includes(letter)) begins.push(kept.length);
			kept += letter;
		}
	}
	return kept;
}
