import type { Answered } from "./answered";

/** A read model as our API would answer it, so that the first paint and what is asked later have one shape. */
export function asAnswered<T>(model: T): Answered<T> {
	return JSON.parse(JSON.stringify(model)) as Answered<T>;
}
