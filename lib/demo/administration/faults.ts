/** What goes wrong at the system, switched on by a test. A number is how many times from now. */
export interface Faults {
	/** Too many requests, with a Retry-After or without. */
	busy: { times: number; retryAfter: string | null };
	/** A fault of the system itself (500). */
	error: number;
	/** The answer ends in the middle: by a closed connection, or as text that was cut and sent as if it were whole. */
	half: { times: number; how: "connection" | "text" };
	/** Pages name each other in a circle. */
	circle: boolean;
	/** The next page is said to be elsewhere. */
	nextElsewhere: string | null;
	/** By how much the clock of the system differs, also in its Date header. */
	skewMs: number;
	/** Scopes that are not granted, and that its services miss in a token. */
	withheld: readonly string[];
	/** The school gave no consent for us at the system. */
	noConsent: boolean;
	/** The part of the system that keeps consents does not answer. */
	consentDown: boolean;
	/** Services refuse a token this often although it stands. */
	refuseTokens: number;
	/** Rows of a call as they are sent, changed. */
	change: ((call: string, rows: readonly object[]) => readonly object[]) | null;
}

export function noFaults(): Faults {
	return {
		busy: { times: 0, retryAfter: null },
		error: 0,
		half: { times: 0, how: "connection" },
		circle: false,
		nextElsewhere: null,
		skewMs: 0,
		withheld: [],
		noConsent: false,
		consentDown: false,
		refuseTokens: 0,
		change: null,
	};
}
