import type { ConnectionId, PersonId } from "../domain/ids";
import type { Adaptive } from "./facts";
import type { LiveSettings } from "./settings";

/** A try at a task in the lesson, as the read model selects it. */
export interface LessonAttempt {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	readonly at: Date;
	/** The supplier's verdict; null is no verdict, not wrong. */
	readonly success: boolean | null;
	/** The unit or the item; null: the supplier gave no name. */
	readonly title: string | null;
}

/**
 * stuck: the latest tasks with a verdict at one source are all wrong; working: did something just now; quiet: was at
 * work in this lesson, but not just now; unseen: nothing in this lesson.
 */
export const liveStates = ["stuck", "quiet", "working", "unseen"] as const;
export type LiveState = (typeof liveStates)[number];

export interface LivePupil {
	readonly pupilId: PersonId;
	readonly state: LiveState;
	/** What the pupil did last, or what the pupil is stuck on; null: nothing in this lesson. */
	readonly on: {
		readonly title: string | null;
		readonly connectionId: ConnectionId;
		readonly adaptive: boolean;
	} | null;
	/** Whole minutes since the last task in the lesson. */
	readonly minutesAgo: number | null;
	/** Tasks in this lesson, at all sources. */
	readonly tasks: number;
	/** Wrong ones in a row at the source of `on`, where that makes it stuck; else null. */
	readonly wrongInRow: number | null;
	/** Verdicts at the source of `on`, oldest first, at most 8; none of an adaptive source. */
	readonly latest: readonly (boolean | null)[];
}

const latestShown = 8;

/**
 * Who works now, on what, and who is stuck, by need: stuck first, longest without a task first; then quiet, working, and
 * who was not seen, each in the order given. An adaptive source says only that somebody works: it keeps everyone near the same share right, so
 * wrong answers in a row are part of it.
 * @param attempts of the lesson in any order
 */
export function liveLesson(
	pupilIds: readonly PersonId[],
	attempts: readonly LessonAttempt[],
	adaptive: ReadonlyMap<ConnectionId, Adaptive>,
	now: Date,
	settings: LiveSettings,
): LivePupil[] {
	const begin = now.getTime() - settings.lessonMinutes * minuteMs;
	const byPupil = new Map<PersonId, LessonAttempt[]>(pupilIds.map((pupilId) => [pupilId, []]));
	for (const attempt of attempts) if (attempt.at.getTime() >= begin) byPupil.get(attempt.pupilId)?.push(attempt);
	const pupils = pupilIds.map((pupilId) => livePupil(pupilId, byPupil.get(pupilId) ?? [], adaptive, now, settings));
	return pupils.sort((a, b) => liveStates.indexOf(a.state) - liveStates.indexOf(b.state) || waited(b) - waited(a));
}

/** Only who is stuck is ordered by it: others keep the order that was given, so that nothing moves under the eye. */
function waited({ state, minutesAgo }: LivePupil): number {
	return state === "stuck" ? (minutesAgo ?? 0) : 0;
}

function livePupil(
	pupilId: PersonId,
	unsorted: readonly LessonAttempt[],
	adaptive: ReadonlyMap<ConnectionId, Adaptive>,
	now: Date,
	settings: LiveSettings,
): LivePupil {
	const own = unsorted.toSorted((a, b) => a.at.getTime() - b.at.getTime());
	const last = own.at(-1);
	if (!last) return { pupilId, state: "unseen", on: null, minutesAgo: null, tasks: 0, wrongInRow: null, latest: [] };
	const stuck = stuckAt(own, adaptive, settings);
	const shown = stuck?.last ?? last;
	const isAdaptive = adaptive.get(shown.connectionId) === "yes";
	const minutesAgo = Math.max(0, Math.floor((now.getTime() - last.at.getTime()) / minuteMs));
	const atSource = own.filter((attempt) => attempt.connectionId === shown.connectionId);
	return {
		pupilId,
		state: stuck ? "stuck" : minutesAgo < settings.workingMinutes ? "working" : "quiet",
		on: { title: shown.title, connectionId: shown.connectionId, adaptive: isAdaptive },
		minutesAgo,
		tasks: own.length,
		wrongInRow: stuck?.wrongInRow ?? null,
		latest: isAdaptive ? [] : atSource.slice(-latestShown).map((attempt) => attempt.success),
	};
}

/** The source at which the latest tasks with a verdict are all wrong; of more sources the one worked at last. */
function stuckAt(
	own: readonly LessonAttempt[],
	adaptive: ReadonlyMap<ConnectionId, Adaptive>,
	{ wrongInRow }: LiveSettings,
): { last: LessonAttempt; wrongInRow: number } | null {
	const seen = new Set<ConnectionId>();
	for (const attempt of own.toReversed()) {
		if (seen.has(attempt.connectionId) || adaptive.get(attempt.connectionId) === "yes") continue;
		seen.add(attempt.connectionId);
		const judged = own.filter((one) => one.connectionId === attempt.connectionId && one.success !== null);
		const inRow = judged.length - 1 - judged.findLastIndex((one) => one.success === true);
		if (inRow >= wrongInRow) return { last: attempt, wrongInRow: inRow };
	}
	return null;
}

const minuteMs = 60_000;
