import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GoalFact } from "../../standing/facts";
import { buildGoalTimeline, type TimelinePanel } from "../../standing/goal-timeline";
import { defaultSettings } from "../../standing/settings";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { findGoalLook, type GoalLook, type GoalLookInput } from "./find-goal-look";
import { selectLevelFacts, selectPracticeFacts } from "./select-goal-facts";
import {
	selectCompared,
	selectLevels,
	selectSources,
	selectTests,
	selectWeeks,
	type TimelineQuestion,
	type TimelineSource,
} from "./select-goal-timeline";

export interface PupilGoalInput extends GoalLookInput {
	readonly period: PeriodChoice;
	readonly kind: "both" | "tests" | "practice";
}

export interface PupilGoal extends GoalLook {
	readonly period: Period;
	/** How many pupils are compared, this one included. */
	readonly compared: number;
	readonly panels: readonly TimelinePanel[];
	/** Of the panels. */
	readonly sources: readonly TimelineSource[];
}

/**
 * One pupil on one goal over all sources, in the context of the group: a panel per source and scale. Logged as a look
 * at the pupil in the same transaction.
 * @returns null when it is not theirs or not there, alike
 */
export function getPupilGoal(scope: Scope, input: PupilGoalInput): Promise<PupilGoal | null> {
	return inSchool(scope, async (tx) => {
		const look = await findGoalLook(tx, scope, input);
		if (!look) return null;
		await logView(tx, scope, "pupil-on-goal", { pupilId: input.pupilId });
		const { schoolId } = scope;
		const members = await selectCompared(tx, schoolId, input.groupId, scope.today, null);
		const period = await resolvePeriod(tx, scope, input.period, members);
		const atEnd = await selectCompared(tx, schoolId, input.groupId, period.to, look.schoolYear);
		const pupilIds = [...new Set([...atEnd, input.pupilId])];
		const question = { schoolId, goalId: input.goalId, pupilIds, period };
		const wanted = { tests: input.kind !== "practice", practice: input.kind !== "tests" };
		const sources = await selectSources(tx, schoolId);
		const weeks = wanted.practice ? await selectWeeks(tx, question) : [];
		const levels = wanted.practice ? await selectLevels(tx, question) : [];
		const tests = wanted.tests ? await selectTests(tx, question) : [];
		const latest = wanted.practice ? await selectLatest(tx, scope, question) : [];
		const adaptive = new Map(sources.map((source) => [source.connectionId, source.adaptive]));
		const panels = buildGoalTimeline(
			{ pupilId: input.pupilId, pupilIds, adaptive, weeks, levels, tests, latest },
			defaultSettings,
		);
		const shown = new Set(panels.map((panel) => panel.connectionId));
		return {
			...look,
			period,
			compared: pupilIds.length,
			panels,
			sources: sources.filter((source) => shown.has(source.connectionId)),
		};
	});
}

/** What counts now, by the same selection as the grid of the group, so that both screens show the same figure. */
async function selectLatest(tx: SchoolTransaction, scope: Scope, question: TimelineQuestion): Promise<GoalFact[]> {
	const { pupilIds, goalId, period } = question;
	const wanted = { pupilIds, goalIds: [goalId], from: period.from, to: period.to };
	const practice = await selectPracticeFacts(tx, scope, wanted, defaultSettings);
	return [...practice, ...(await selectLevelFacts(tx, scope, wanted))];
}
