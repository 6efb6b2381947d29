import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, PersonId } from "../domain/ids";
import type { Adaptive } from "./facts";
import { type LessonAttempt, liveLesson, liveStates } from "./live-lesson";
import { defaultLiveSettings } from "./settings";

const now = new Date("2026-11-24T10:00:00Z");
const [sem, noor] = ["sem", "noor"] as PersonId[] as [PersonId, PersonId];
const [method, adaptive] = ["method", "adaptive"] as ConnectionId[] as [ConnectionId, ConnectionId];
const sources = new Map<ConnectionId, Adaptive>([
	[method, "no"],
	[adaptive, "yes"],
]);

/** Verdicts of one pupil, the last one `minutesAgo`, a minute between them. */
function tries(verdicts: readonly (boolean | null)[], over: { minutesAgo?: number; connectionId?: ConnectionId } = {}) {
	const { minutesAgo = 0, connectionId = method } = over;
	return verdicts.map(
		(success, index): LessonAttempt => ({
			pupilId: sem,
			connectionId,
			success,
			title: "Breuken",
			at: new Date(now.getTime() - (minutesAgo + verdicts.length - 1 - index) * 60_000),
		}),
	);
}
const lessonOf = (attempts: readonly LessonAttempt[]) =>
	liveLesson([sem], attempts, sources, now, defaultLiveSettings)[0];

describe("a pupil in a lesson", () => {
	it("is stuck when the last three with a verdict are wrong, however long ago in this lesson", () => {
		expect(lessonOf(tries([true, false, false, false]))).toMatchObject({ state: "stuck", wrongInRow: 3 });
		expect(lessonOf(tries([false, false, false, false], { minutesAgo: 40 }))).toMatchObject({
			state: "stuck",
			wrongInRow: 4,
			minutesAgo: 40,
		});
		expect(lessonOf(tries([false, false, true, false, false]))).toMatchObject({ state: "working", wrongInRow: null });
		expect(lessonOf(tries([false, false]))?.state).toBe("working");
	});

	it("is not stuck by what has no verdict, which is not wrong; it breaks no row either", () => {
		expect(lessonOf(tries([false, null, false, null]))?.state).toBe("working");
		expect(lessonOf(tries([false, null, false, false]))?.state).toBe("stuck");
	});

	it("is never stuck at an adaptive source, and shows no verdicts of it", () => {
		expect(lessonOf(tries([false, false, false, false], { connectionId: adaptive }))).toMatchObject({
			state: "working",
			latest: [],
			on: { adaptive: true },
			tasks: 4,
		});
	});

	it("stays stuck at one source while working at another", () => {
		const both = [...tries([false, false, false], { minutesAgo: 9 }), ...tries([true], { connectionId: adaptive })];
		expect(lessonOf(both)).toMatchObject({ state: "stuck", on: { connectionId: method }, minutesAgo: 0 });
	});

	it("works within five minutes, is quiet after, and was not seen before the lesson", () => {
		expect(lessonOf(tries([true], { minutesAgo: 4.9 }))?.state).toBe("working");
		expect(lessonOf(tries([true], { minutesAgo: 5 }))?.state).toBe("quiet");
		expect(lessonOf(tries([true], { minutesAgo: 61 }))).toMatchObject({ state: "unseen", tasks: 0, on: null });
	});
});

const anAttempt = fc.record({
	pupilId: fc.constantFrom(sem, noor),
	connectionId: fc.constantFrom(method, adaptive),
	success: fc.constantFrom(true, false, null),
	title: fc.constant(null),
	at: fc.integer({ min: 0, max: 90 * 60 }).map((seconds) => new Date(now.getTime() - seconds * 1000)),
});

it("gives every pupil one place, by need, whatever the order in which attempts come", () => {
	fc.assert(
		fc.property(fc.uniqueArray(anAttempt, { selector: (one) => one.at.getTime() }), (attempts) => {
			const seen = liveLesson([sem, noor], attempts, sources, now, defaultLiveSettings);
			expect(seen.map((pupil) => pupil.pupilId).toSorted()).toEqual([noor, sem]);
			const ranks = seen.map((pupil) => liveStates.indexOf(pupil.state));
			expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
			expect(liveLesson([sem, noor], attempts.toReversed(), sources, now, defaultLiveSettings)).toEqual(seen);
		}),
	);
});
