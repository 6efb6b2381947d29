import { addDays } from "../../domain/school-day";
import { groupSpread } from "../group-standing";
import type { StandingSettings } from "../settings";
import type { GoalInput } from "./group-input";
import { practiceOfGoal } from "./practice-of-goal";
import { shareFacts } from "./share-facts";
import type { SignalOf } from "./signal";
import type { Thresholds } from "./signal-settings";

/**
 * Falls behind the group on a goal: the whole 95 % interval of the pupil lies below the lower quartile of the group on
 * that source, the pupil is at least so many points under its median, and the group holds enough comparable pupils.
 * Sources without an interval give no such signal. New reason: another source.
 */
export function fallsBehind(
	input: GoalInput,
	settings: StandingSettings,
	thresholds: Thresholds<"falls-behind">,
): SignalOf<"falls-behind">[] {
	const oldest = addDays(input.today, -thresholds.newestDays);
	const spreads = new Map(
		input.measured.map((one) => [
			one,
			groupSpread(
				one.values.filter((value) => value !== null),
				settings,
			),
		]),
	);
	return input.pupils.flatMap(({ pupilId }) => {
		for (const { fact, value, measured } of practiceOfGoal(input.measured, pupilId)) {
			const spread = spreads.get(measured);
			const share = value.rank === null ? null : shareFacts(fact);
			if (share === null || spread?.code !== "numeric" || fact.day < oldest) continue;
			const { lower, median } = spread.quartiles;
			if (share.high >= lower || share.share > median - thresholds.pointsMin) continue;
			return [
				{
					code: "falls-behind" as const,
					pupilId,
					subject: input.subject,
					goalId: input.goalId,
					connectionIds: [measured.connectionId],
					reason: measured.connectionId,
					day: fact.day,
					facts: { ...share, median, lower, n: spread.n },
				},
			];
		}
		return [];
	});
}
