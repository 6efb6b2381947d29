import type { SubjectKey } from "../../domain/subjects";
import { isJudged, type JudgedState } from "../../standing/goal-state";
import type { StandingSettings } from "../../standing/settings";
import type { GoalHead } from "../groups/select-goals";
import type { SubjectGoals } from "../pupils/subject-goals";

export interface TalkGoal extends Pick<GoalHead, "goalId" | "title"> {
	readonly status: JudgedState;
	/** Latest day of its facts; null: none. */
	readonly day: string | null;
	readonly supplier: string | null;
}

export interface TalkGoals {
	/** Subjects with goals to choose from. */
	readonly subjects: readonly SubjectKey[];
	/** The one on the sheet; null: none has goals. */
	readonly subject: SubjectKey | null;
	/** Those that are reached, growing or stuck by a supplier's verdict or by the rule, as the grid of the group says it. */
	readonly goals: readonly TalkGoal[];
	/** The school's thresholds that the statuses rest on. */
	readonly reachedRatio: number;
	readonly stuckRatio: number;
}

/**
 * Goals of one subject with the status that the grid of the group shows, so that two screens never differ.
 * @param chosen the subject asked for; where it has no goals, or none is, the first that has
 */
export function talkGoals(
	ofSubjects: readonly SubjectGoals[],
	chosen: SubjectKey | null,
	{ reachedRatio, stuckRatio }: StandingSettings,
): TalkGoals {
	const known = ofSubjects.filter((one) => one.goals.length > 0);
	const found = known.find((one) => one.subjectKey === chosen) ?? known[0];
	const goals = (found?.goals ?? []).flatMap(({ goalId, title, cell, state, supplier }): TalkGoal[] =>
		isJudged(state) ? [{ goalId, title, status: state, day: cell.lastDay, supplier }] : [],
	);
	const subjects = known.map((one) => one.subjectKey);
	return { subjects, subject: found?.subjectKey ?? null, goals, reachedRatio, stuckRatio };
}
