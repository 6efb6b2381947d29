/**
 * What the log of sign-ins and refusals tells: a closed list with the classes of its causes, so that each has its words
 * (i18n, `securityLog.events`). Never what was typed.
 */
export const securityEvents = {
	"signed-in": ["password", "code", "passkey", "identity"],
	/** held-back: too many tries, the password was not looked at. */
	"sign-in-refused": ["password", "code", "passkey", "held-back"],
	"session-ended": ["sign-out", "own", "admin", "role", "password", "factor", "address", "replaced"],
	/** Of somebody who is signed in: a right, a group or a pupil that is not theirs, a request that another site made, or
	 * more files than an hour has, a school that asks another way of signing in. */
	"access-refused": ["right", "group", "pupil", "origin", "exports", "way"],
} as const;

export type SecurityEvent = keyof typeof securityEvents;
export type SecurityCause<Event extends SecurityEvent = SecurityEvent> = (typeof securityEvents)[Event][number];
export const securityEventNames = Object.keys(securityEvents) as SecurityEvent[];
