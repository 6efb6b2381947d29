import { addDays } from "../../domain/school-day";
import { goalStatus } from "../goal-status";
import type { StandingSettings } from "../settings";
import type { GoalInput } from "./group-input";
import { practiceOfGoal } from "./practice-of-goal";
import { shareFacts } from "./share-facts";
import type { SignalOf } from "./signal";
import type { Thresholds } from "./signal-settings";

type Stuck = SignalOf<"stuck-on-goal">;

/**
 * Stuck on a goal: the status of the goal is "stuck" (goal-status) by evidence of the last days. When more of the group
 * is stuck than the threshold, one signal of the group stands for all: look at the lesson first.
 * New reason: another source; for the group none, so that it comes back only after it was not so for a while.
 */
export function stuckOnGoal(
	input: GoalInput,
	settings: StandingSettings,
	thresholds: Thresholds<"stuck-on-goal">,
): Stuck[] {
	const oldest = addDays(input.today, -thresholds.newestDays);
	const stuck = input.pupils.flatMap((pupil) => stuckPupil(input, pupil.pupilId, oldest, settings) ?? []);
	const n = input.pupils.length;
	const limit = thresholds.groupPercent;
	if (n < settings.comparableMin || stuck.length * 100 <= n * limit) return stuck;
	const { goalId, subject, schoolYear } = input;
	return [
		{
			code: "stuck-on-goal",
			pupilId: null,
			pupilIds: stuck.flatMap((one) => one.pupilId ?? []),
			subject,
			goalId,
			connectionIds: [...new Set(stuck.flatMap((one) => one.connectionIds))].sort(),
			reason: "group",
			day: stuck.reduce((latest, one) => (one.day > latest ? one.day : latest), ""),
			facts: { form: "group", stuck: stuck.length, n, limit, schoolYear },
		},
	];
}

function stuckPupil(
	input: GoalInput,
	pupilId: GoalInput["pupils"][number]["pupilId"],
	oldest: string,
	settings: StandingSettings,
): Stuck | null {
	for (const { fact, measured } of practiceOfGoal(input.measured, pupilId)) {
		const { connectionId } = measured;
		const verdict =
			input.levels.find((level) => level.pupilId === pupilId && level.connectionId === connectionId) ?? null;
		const status = goalStatus(fact, verdict, input.adaptive.get(connectionId) ?? "unknown", settings);
		const share = shareFacts(fact);
		if (status !== "stuck" || share === null || fact.day < oldest) continue;
		return {
			code: "stuck-on-goal",
			pupilId,
			subject: input.subject,
			goalId: input.goalId,
			connectionIds: [connectionId],
			reason: connectionId,
			day: fact.day,
			facts: { form: "pupil", ...share, days: fact.days, limit: 100 * settings.stuckRatio },
		};
	}
	return null;
}
