import type { PersonId } from "../domain/ids";
import { countedIn, groupSpread } from "./group-standing";
import type { StandingSettings } from "./settings";
import type { PanelNow, TimelineFacts, TimelinePoint } from "./timeline-panel";
import type { Value } from "./value-of-fact";

/** Everybody's value at one point of the axis. */
export interface Moment {
	readonly day: string;
	readonly entries: readonly MomentEntry[];
	/** How many are compared at it. */
	readonly total: number;
}

export type MomentEntry = Omit<TimelinePoint, "day" | "group" | "total"> & { readonly pupilId: PersonId };

/** The points of the pupil and the spread of the group at each moment that has something, oldest first. */
export function drawMoments(pupilId: PersonId, moments: readonly Moment[], settings: StandingSettings) {
	const drawn = moments
		.filter((moment) => moment.entries.length > 0)
		.toSorted((a, b) => a.day.localeCompare(b.day))
		.map((moment) => ({
			...moment,
			spread: groupSpread(
				moment.entries.map((entry) => entry.value),
				settings,
			),
		}));
	return {
		group: drawn.map(({ day, spread }) => ({ day, spread })),
		points: drawn.flatMap(({ day, spread, total, entries }) =>
			entries
				.filter((entry) => entry.pupilId === pupilId)
				.map(({ pupilId: _self, ...point }) => ({ ...point, day, group: spread, total })),
		),
	};
}

/** How many are compared on a day, the pupil included. */
export function countCompared(facts: TimelineFacts, day: string): number {
	return new Set([...facts.membersOn(day), facts.pupilId]).size;
}

/** Of everybody who is compared on a day, here: how many count, have too little to count, have nothing. */
export function countGroup(
	facts: TimelineFacts,
	day: string,
	known: readonly { readonly pupilId: PersonId; readonly value: Value | null }[],
): PanelNow["counts"] {
	const isHere = ({ value }: (typeof known)[number]) => value?.elsewhere === undefined;
	const away = new Set(known.filter((one) => !isHere(one)).map((one) => one.pupilId));
	const members = new Set([...facts.membersOn(day), facts.pupilId].filter((pupilId) => !away.has(pupilId)));
	const present = new Map(known.filter(isHere).map((one) => [one.pupilId, one.value]));
	const values = [...present.values()].filter((value) => value !== null);
	const counted = values.filter(countedIn(values)).length;
	return { counted, tooLittle: present.size - counted, without: Math.max(0, members.size - present.size) };
}

/** The Monday as it may stand on the axis: not before the period begins. */
export function weekOnAxis(week: string, period: TimelineFacts["period"]): string {
	return week < period.from ? period.from : week;
}
