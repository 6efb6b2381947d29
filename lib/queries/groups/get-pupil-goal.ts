import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool } from "../../db/in-school";
import type { GoalFact, LevelFact } from "../../standing/facts";
import { buildGoalTimeline, type TimelinePanel } from "../../standing/goal-timeline";
import type { Period, PeriodChoice } from "../../standing/period";
import { defaultSettings } from "../../standing/settings";
import { findGoalLook, type GoalLook, type GoalLookInput } from "./find-goal-look";
import { findPeriod } from "./find-period";
import {
	selectCompared,
	selectEvidence,
	selectLevels,
	selectSources,
	selectTests,
	selectWeeks,
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
		const period = await findPeriod(tx, scope, members, input.period);
		const atEnd = await selectCompared(tx, schoolId, input.groupId, period.lastDate, look.schoolYear);
		const pupilIds = [...new Set([...atEnd, input.pupilId])];
		const question = { schoolId, goalId: input.goalId, pupilIds, period };
		const wanted = { tests: input.kind !== "practice", practice: input.kind !== "tests" };
		const sources = await selectSources(tx, schoolId);
		const weeks = wanted.practice ? await selectWeeks(tx, question) : [];
		const evidence = wanted.practice ? await selectEvidence(tx, question, defaultSettings) : [];
		const levels = wanted.practice ? await selectLevels(tx, question) : [];
		const tests = wanted.tests ? await selectTests(tx, question) : [];
		const adaptive = new Map(sources.map((source) => [source.connectionId, source.adaptive]));
		const latest: GoalFact[] = [...evidence, ...latestLevels(levels)];
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

/** The last thing that each source said of each pupil. */
function latestLevels(levels: readonly LevelFact[]): LevelFact[] {
	const latest = new Map<string, LevelFact>();
	for (const level of levels) {
		const key = `${level.pupilId} ${level.connectionId}`;
		const known = latest.get(key);
		if (!known || level.day > known.day) latest.set(key, level);
	}
	return [...latest.values()];
}
