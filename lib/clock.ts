import { dayInAmsterdam } from "./domain/school-day";

/** The only place that knows what time it is (house rule 1). */
export function now(): Date {
	return new Date();
}

/** Today in Europe/Amsterdam, yyyy-mm-dd. */
export function today(): string {
	return dayInAmsterdam(now());
}
