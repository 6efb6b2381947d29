import { jeffreysInterval } from "../../stats/jeffreys-interval";
import type { PracticeFact } from "../facts";
import type { ShareFacts } from "./signal";

/** Share right in percent with its 95 % Jeffreys interval; null without attempts that have a verdict. */
export function shareFacts(fact: PracticeFact): ShareFacts | null {
	const interval = fact.judged === 0 ? null : jeffreysInterval(fact.correct, fact.judged);
	if (interval === null) return null;
	return {
		correct: fact.correct,
		taken: fact.judged,
		share: (100 * fact.correct) / fact.judged,
		low: 100 * interval.low,
		high: 100 * interval.high,
		day: fact.day,
	};
}
