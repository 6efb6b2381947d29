/** The thresholds of STANDING, with their defaults; a school may set its own. */
export interface StandingSettings {
	/** Fewer comparable pupils than this, oneself included: no position, median or band. */
	readonly comparableMin: number;
	/** First attempts that make evidence enough to be compared and judged. */
	readonly evidenceMin: number;
	/** Fewer first attempts than this: no data yet. */
	readonly valueMin: number;
	/** Days on which they must lie for reached or stuck. */
	readonly evidenceDaysMin: number;
	/** How far back evidence may lie, in days before the end of the period. */
	readonly evidenceAgeDaysMax: number;
	/** Share right of the latest evidence from which a goal is reached. */
	readonly reachedRatio: number;
	/** Upper end of the interval under which a goal is stuck. */
	readonly stuckRatio: number;
	/** Days without practice while the group went on. */
	readonly stoppedDays: number;
	/** Days on which at least half of the group practised in that time. */
	readonly groupPractisedDaysMin: number;
}

export const defaultSettings: StandingSettings = {
	comparableMin: 6,
	evidenceMin: 10,
	valueMin: 5,
	evidenceDaysMin: 2,
	evidenceAgeDaysMax: 42,
	reachedRatio: 0.8,
	stuckRatio: 0.6,
	stoppedDays: 14,
	groupPractisedDaysMin: 3,
};
