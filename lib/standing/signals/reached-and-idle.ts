import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { schoolDaysBetween } from "../../domain/school-days";
import { goalStatus } from "../goal-status";
import type { StandingSettings } from "../settings";
import type { GoalInput, PractisedSubject } from "./group-input";
import { practiceOfGoal } from "./practice-of-goal";
import type { SignalOf } from "./signal";
import type { Thresholds } from "./signal-settings";

type Idle = SignalOf<"reached-and-idle">;

/**
 * Reached early and idle: the pupil reached the goal while less than half of the group did, and did nothing in the whole
 * subject for so many school days since, while on enough of the days since a quarter of the group worked on this goal.
 * One signal a pupil and subject: the goal that was left first. New reason: another goal.
 */
export function reachedAndIdle(
	goals: readonly GoalInput[],
	practised: readonly PractisedSubject[],
	settings: StandingSettings,
	thresholds: Thresholds<"reached-and-idle">,
): Idle[] {
	const lastDays = new Map(practised.map((row) => [row.pupilId, row.lastDay]));
	const found = new Map<PersonId, Idle>();
	for (const goal of goals)
		for (const idle of idleOnGoal(goal, lastDays, settings, thresholds)) {
			const known = idle.pupilId && found.get(idle.pupilId);
			if (idle.pupilId && (!known || isEarlier(idle, known))) found.set(idle.pupilId, idle);
		}
	return [...found.values()];
}

/** On the day that the goal was left, then by goal: a pupil who is idle changes neither, so the choice stands. */
function isEarlier(one: Idle, other: Idle): boolean {
	if (one.facts.lastDay !== other.facts.lastDay) return one.facts.lastDay < other.facts.lastDay;
	return (one.goalId ?? "") < (other.goalId ?? "");
}

function idleOnGoal(
	goal: GoalInput,
	lastDays: ReadonlyMap<PersonId, string>,
	settings: StandingSettings,
	thresholds: Thresholds<"reached-and-idle">,
): Idle[] {
	const n = goal.pupils.length;
	const reached = goal.pupils.flatMap(({ pupilId }) => reachedBy(goal, pupilId, settings) ?? []);
	if (n < settings.comparableMin || reached.length * 2 >= n) return [];
	return reached.flatMap(({ pupilId, connectionId }) => {
		const lastDay = lastDays.get(pupilId);
		if (lastDay === undefined) return [];
		const schoolDays = schoolDaysBetween(lastDay, addDays(goal.today, 1), settings.holidays);
		const since = goal.days.filter((one) => one.day > lastDay && one.pupils * 4 >= n);
		if (schoolDays < thresholds.schoolDays || since.length < thresholds.groupDays) return [];
		return [
			{
				code: "reached-and-idle" as const,
				pupilId,
				subject: goal.subject,
				goalId: goal.goalId,
				connectionIds: [connectionId],
				reason: goal.goalId,
				day: since.reduce((latest, one) => (one.day > latest ? one.day : latest), lastDay),
				facts: { lastDay, schoolDays, groupDays: since.length, reached: reached.length, n },
			},
		];
	});
}

/** By practice with its rule, or by the supplier's own verdict; the first source that says so. */
function reachedBy(goal: GoalInput, pupilId: PersonId, settings: StandingSettings) {
	const levels = goal.levels.filter((level) => level.pupilId === pupilId);
	for (const { fact, measured } of practiceOfGoal(goal.measured, pupilId)) {
		const verdict = levels.find((level) => level.connectionId === measured.connectionId) ?? null;
		const adaptive = goal.adaptive.get(measured.connectionId) ?? "unknown";
		if (goalStatus(fact, verdict, adaptive, settings) === "reached") return { pupilId, ...measured };
	}
	const said = levels.find((level) => level.verdict === "mastered" || level.verdict === "passed");
	return said ? { pupilId, connectionId: said.connectionId } : null;
}
