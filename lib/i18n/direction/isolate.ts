import { balance } from "./balance";
import { marks, paragraphs } from "./marks";
import { turnsText } from "./turns-text";

/**
 * A text from outside as it may stand in a sentence, a title or a label: between the marks of an isolate, so that it turns
 * nothing beside it. A text that turns nothing is given back as it is; so is one that was isolated before.
 */
export function isolate(text: string): string {
	return turnsText(text) ? text.split(paragraphs).map(isolateLine).join("") : text;
}

function isolateLine(line: string): string {
	if (!turnsText(line)) return line;
	const balanced = balance(line);
	return turnsText(balanced) ? marks.firstStrong + balanced + marks.popIsolate : balanced;
}
