import { instantAt } from "../model/amsterdam-time";
import { createRandom } from "../model/random";

/** Answers in one sitting-down. */
const sessionLength = 18;
/** School days from one session to the next, and within how many the last one lies. */
const stepMost = 3;
const lastWithin = 10;
const secondsApart = 45;

/**
 * Moments for the answers of a pupil, for a file that has an order and no times: sessions of 18 answers every third school
 * day or, with many answers, more often, the last one in the last two weeks. The same pupil always gets the same moments.
 * @param days school days, yyyy-mm-dd, in order
 * @returns instants (ISO 8601) in the order of the answers
 */
export function assistTimes(pupil: string, answers: number, days: readonly string[]): string[] {
	const random = createRandom("replay", "assist", pupil);
	const sessions = Math.ceil(answers / sessionLength);
	const last = Math.max(0, days.length - 1 - random.int(lastWithin));
	const step = Math.max(1, Math.min(stepMost, Math.floor(last / Math.max(1, sessions - 1))));
	const first = Math.max(0, last - step * (sessions - 1));
	return Array.from({ length: answers }, (_, index) => {
		const nth = first + Math.floor(index / sessionLength) * step;
		const day = Math.min(last, nth);
		// More sessions than days: the later ones go on after each other on the last.
		const second = 9 * 3600 + (index % sessionLength) * secondsApart + (nth - day) * sessionLength * secondsApart;
		return instantAt(days[day] ?? "", second).toISOString();
	});
}
