/** Tries of one page, the first included. */
export const mostTries = 6;
/** Who asks to wait longer is asked again by the clock, not by this pull. */
export const longestWaitSeconds = 900;
const longestBackoffSeconds = 240;

/**
 * How long to wait before the next try: doubling from four seconds, the upper half of it by chance, so that many schools
 * that failed together do not come back together. What the system asks for comes on top of that chance, never less.
 * @param tries that failed, from 1
 * @param random from 0 to 1
 */
export function waitSeconds(tries: number, retryAfterSeconds: number | null, random: number): number {
	const backoff = Math.min(longestBackoffSeconds, 2 * 2 ** tries);
	if (retryAfterSeconds === null) return Math.ceil(backoff / 2 + (backoff / 2) * random);
	return Math.ceil(retryAfterSeconds + Math.min(backoff / 2, 10) * random);
}
