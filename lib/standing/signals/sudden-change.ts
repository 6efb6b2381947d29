import { addDays } from "../../domain/school-day";
import type { StandingSettings } from "../settings";
import type { GoalInput } from "./group-input";
import { practiceOfGoal } from "./practice-of-goal";
import { shareFacts } from "./share-facts";
import type { SignalOf } from "./signal";
import type { Thresholds } from "./signal-settings";

/**
 * Sudden change: on one goal by one source the latest evidence lies wholly below the evidence just before it (the 95 %
 * intervals do not overlap), and by at least so many points. A rise is what practice is for, and gives no signal. A
 * level of the supplier without its error of measurement supports no such claim (STANDING, growth).
 * New reason: another source.
 */
export function suddenChange(
	input: GoalInput,
	settings: StandingSettings,
	thresholds: Thresholds<"sudden-change">,
): SignalOf<"sudden-change">[] {
	const oldest = addDays(input.today, -thresholds.newestDays);
	return input.pupils.flatMap(({ pupilId }) => {
		for (const { fact, measured } of practiceOfGoal(input.measured, pupilId)) {
			const { connectionId } = measured;
			const earlier = input.before.find((one) => one.pupilId === pupilId && one.connectionId === connectionId);
			if (!earlier || fact.day < oldest || Math.min(fact.judged, earlier.judged) < settings.evidenceMin) continue;
			const [before, now] = [shareFacts(earlier), shareFacts(fact)];
			if (before === null || now === null || now.high >= before.low) continue;
			if (before.share - now.share < thresholds.pointsMin) continue;
			return [
				{
					code: "sudden-change" as const,
					pupilId,
					subject: input.subject,
					goalId: input.goalId,
					connectionIds: [connectionId],
					reason: connectionId,
					day: fact.day,
					facts: { before, now },
				},
			];
		}
		return [];
	});
}
