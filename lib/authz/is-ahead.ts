/** What the clocks of two servers may differ. */
export const clockSkewSeconds = 60;

/**
 * Whether a moment of a token (iat, nbf or auth_time, in seconds) is more than a minute ahead of our clock: then it was not made by an
 * honest clock, and would be good for longer than it says. What is no number is ahead as well.
 */
export function isAhead(seconds: unknown, at: Date): boolean {
	return typeof seconds !== "number" || !(seconds <= Math.floor(at.getTime() / 1000) + clockSkewSeconds);
}
