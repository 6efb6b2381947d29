/**
 * The most bytes of a request's body, by what it carries. The web server refuses a larger one before any route reads it
 * (lib/run/web/body-limit.ts); each route reads no more than the same number.
 */
export const bodyLimits = {
	/** Signing in, tokens, invitations, the first set-up: what anybody may send without an account. */
	signIn: 64_000,
	/** Forms and questions of our own screens. */
	screen: 1_000_000,
	/** The file of a processing agreement. */
	agreement: 10_000_000,
	/** A roster file. */
	roster: 50_000_000,
	/** The largest message of any standard; each endpoint of the exchange has its own limit below it. */
	exchange: 50_000_000,
} as const;
