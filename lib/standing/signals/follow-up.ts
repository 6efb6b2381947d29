import { addDays } from "../../domain/school-day";
import type { GoalInput } from "./group-input";
import type { SignalOf } from "./signal";
import type { Thresholds } from "./signal-settings";

/**
 * The supplier asks for follow-up: its last verdict on a unit of the goal is "failed" (xAPI), not older than so many
 * days. Only what a message says: a deep link or a remark with a result (Edu-V reviewUrl, additionalInfo) asks nothing,
 * and no verdict is read from a score. New reason: another unit.
 */
export function followUp(input: GoalInput, thresholds: Thresholds<"follow-up">): SignalOf<"follow-up">[] {
	const oldest = addDays(input.today, -thresholds.newestDays);
	return input.pupils.flatMap(({ pupilId }) => {
		const [latest] = input.failed
			.filter((unit) => unit.pupilId === pupilId && unit.day >= oldest)
			.toSorted((a, b) => b.day.localeCompare(a.day) || a.unitId.localeCompare(b.unitId));
		if (!latest) return [];
		const { connectionId, unitId, unitTitle, day } = latest;
		return [
			{
				code: "follow-up" as const,
				pupilId,
				subject: input.subject,
				goalId: input.goalId,
				connectionIds: [connectionId],
				reason: `${connectionId} ${unitId}`,
				day,
				facts: { says: "failed" as const, unitId, unitTitle },
			},
		];
	});
}
