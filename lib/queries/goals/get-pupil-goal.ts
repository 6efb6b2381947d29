import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { SourceFact } from "../../standing/facts";
import type { GoalNotice } from "../../standing/goal-state";
import { isLate } from "../../standing/is-late";
import type { StandingThresholds } from "../../standing/settings";
import type { TimelinePanel } from "../../standing/timeline-panel";
import { type OpenPupilGoal, openPupilGoal, type PupilGoalInput } from "./open-pupil-goal";
import { readTimeline } from "./read-timeline";
import { type Effort, selectEffort } from "./select-timeline-facts";

export interface GoalSource extends SourceFact {
	/** Nothing came for longer than was agreed. */
	readonly late: boolean;
	/** The pupil's own in the period; null: did not practise there. */
	readonly effort: Effort | null;
}

export interface PupilGoal extends Omit<OpenPupilGoal, "pupils"> {
	/** How many are compared at the end of the period, this pupil included. */
	readonly compared: number;
	readonly panels: readonly TimelinePanel[];
	/** Tests on the goal without a result of this pupil that counts, the latest first. */
	readonly notices: readonly GoalNotice[];
	/** Sources of the panels, and those where the pupil only practised. */
	readonly sources: readonly GoalSource[];
	/** The thresholds of the school, by which it was built. */
	readonly thresholds: StandingThresholds;
	/** yyyy-mm-dd */
	readonly today: string;
}

/**
 * T3, one pupil on one goal over all sources, in the context of the group. The look is logged before anything is answered.
 * @throws AppError not-found, for what is not theirs and for what is not there
 */
export function getPupilGoal(scope: Scope, input: PupilGoalInput): Promise<PupilGoal> {
	return inSchool(scope, async (tx) => {
		const { pupils, ...open } = await openPupilGoal(tx, scope, input);
		const { sources, panels, compared, notices, settings } = await readTimeline(tx, scope, { ...open, pupils });
		const { from, to } = open.period;
		const efforts = await selectEffort(tx, scope, { goalId: input.goalId, pupilId: input.pupilId, from, to });
		const known = new Set([...panels, ...efforts, ...notices].map((one) => one.connectionId));
		return {
			...open,
			compared,
			thresholds: settings,
			panels,
			notices,
			sources: sources
				.filter((source) => known.has(source.connectionId))
				.map((source) => ({
					...source,
					late: isLate(source, scope.today, settings.holidays),
					effort: efforts.find((effort) => effort.connectionId === source.connectionId) ?? null,
				})),
			today: scope.today,
		};
	});
}
