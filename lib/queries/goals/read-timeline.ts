import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import type { SourceFact } from "../../standing/facts";
import type { GoalNotice } from "../../standing/goal-state";
import { buildGoalTimeline } from "../../standing/goal-timeline";
import type { StandingSettings } from "../../standing/settings";
import type { TimelinePanel } from "../../standing/timeline-panel";
import { selectPracticeFacts } from "../groups/select-goal-facts";
import { selectSources } from "../groups/select-sources";
import { findStandingSettings } from "../settings/find-standing-settings";
import { membersOn, type OpenPupilGoal } from "./open-pupil-goal";
import { selectGoalNotices } from "./select-goal-notices";
import { selectLevelWeeks, selectSittings, selectWeeks } from "./select-timeline-facts";

export interface GoalTimeline {
	readonly sources: readonly SourceFact[];
	readonly panels: readonly TimelinePanel[];
	/** How many are compared at the end of the period, this pupil included. */
	readonly compared: number;
	/** Tests on the goal without a result of this pupil that counts, the latest first. */
	readonly notices: readonly GoalNotice[];
	/** By which it was built. */
	readonly settings: StandingSettings;
}

/** The panels of an opened pupil and goal: what the group did on it in the period, by the same evidence as the grid. */
export async function readTimeline(tx: SchoolTransaction, scope: Scope, open: OpenPupilGoal): Promise<GoalTimeline> {
	const { pupilId } = open.pupil;
	const { goalId } = open.goal;
	const { from, to } = open.period;
	const inPeriod = open.pupils.filter((one) => one.beginDate <= to && (one.endDate === null || one.endDate > from));
	const pupilIds: PersonId[] = [...new Set([pupilId, ...inPeriod.map((one) => one.pupilId)])];
	const wanted = { goalId, pupilIds, from, to };
	const sources = await selectSources(tx, scope);
	const settings = await findStandingSettings(tx, scope);
	const notices = await selectGoalNotices(tx, scope, { goalIds: [goalId], pupilIds: [pupilId], from, to });
	const panels = buildGoalTimeline(
		{
			pupilId,
			membersOn: (day) => membersOn(open.pupils, day),
			period: { from, to },
			adaptive: new Map(sources.map((source) => [source.connectionId, source.adaptive])),
			weeks: await selectWeeks(tx, scope, wanted),
			levels: await selectLevelWeeks(tx, scope, wanted),
			tests: await selectSittings(tx, scope, open.group.groupId, wanted),
			evidence: await selectPracticeFacts(tx, scope, { ...wanted, goalIds: [goalId] }, settings),
			notices,
		},
		settings,
	);
	const compared = new Set([...membersOn(open.pupils, to), pupilId]).size;
	return { sources, panels, compared, notices, settings };
}
