import { addDays, dayInAmsterdam, momentInAmsterdam } from "./school-day";
import { type Holiday, isFree } from "./school-days";

/** When results go to pupils and parents: at one time of the day, on these days of the week, not in holidays. */
export interface PublicationWindow {
	/** 1 is Monday, 7 Sunday; at least one. */
	readonly weekdays: readonly number[];
	/** hh:mm in Europe/Amsterdam; null: at once, on any day. */
	readonly at: string | null;
}

/** School days at 17:00, so that a result does not come in the middle of a lesson and somebody is there to ask the next day. */
export const defaultWindow: PublicationWindow = { weekdays: [1, 2, 3, 4, 5], at: "17:00" };

/** No holiday is longer; a calendar that closes more than this publishes nothing, rather than something early. */
const searchDays = 400;

/**
 * What was received until and with this moment is published at `at`: the last moment of publication. Null: there was none
 * in the 400 days before, so nothing is.
 */
export function publishedThrough(at: Date, window: PublicationWindow, holidays: readonly Holiday[]): Date | null {
	if (window.at === null) return at;
	let day = dayInAmsterdam(at);
	for (let steps = 0; steps < searchDays; steps += 1, day = addDays(day, -1)) {
		if (!publishesOn(day, window, holidays)) continue;
		const moment = momentInAmsterdam(day, window.at);
		if (moment <= at) return moment;
	}
	return null;
}

/** When what is received at a moment is published: the first moment of publication from then on. Null: none in 400 days. */
export function publishedFrom(receivedAt: Date, window: PublicationWindow, holidays: readonly Holiday[]): Date | null {
	if (window.at === null) return receivedAt;
	let day = dayInAmsterdam(receivedAt);
	for (let steps = 0; steps < searchDays; steps += 1, day = addDays(day, 1)) {
		if (!publishesOn(day, window, holidays)) continue;
		const moment = momentInAmsterdam(day, window.at);
		if (moment >= receivedAt) return moment;
	}
	return null;
}

function publishesOn(day: string, { weekdays }: PublicationWindow, holidays: readonly Holiday[]): boolean {
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
	return weekdays.includes(weekday) && !isFree(day, holidays);
}
