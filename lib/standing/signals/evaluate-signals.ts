import { groupBy } from "../../domain/group-by";
import { subjectKeys } from "../../domain/subjects";
import { buildGroupGrid } from "../build-group-grid";
import { measuredGoals } from "../choose-measure";
import type { GoalFact } from "../facts";
import type { StandingSettings } from "../settings";
import { fallsBehind } from "./falls-behind";
import { followUp } from "./follow-up";
import { gridSignals } from "./grid-signals";
import type { GoalInput, SignalInput } from "./group-input";
import { practiceAndTestContradict } from "./practice-and-test-contradict";
import { reachedAndIdle } from "./reached-and-idle";
import type { Signal, SignalCode } from "./signal";
import type { SignalSettings, Thresholds } from "./signal-settings";
import { stoppedPractising } from "./stopped-practising";
import { suddenChange } from "./sudden-change";

/**
 * All signals that are true today of pupils who are compared with each other. A pupil has one signal on a goal where
 * rules say the same in other words: stuck before behind; and one of silence a subject: stopped before idle.
 */
export function evaluateSignals(input: SignalInput, settings: StandingSettings, rules: SignalSettings): Signal[] {
	/** What a rule finds where it is switched on. */
	const when = <Code extends SignalCode, Found>(
		code: Code,
		find: (thresholds: Thresholds<Code>) => readonly Found[],
	): readonly Found[] => {
		const rule = rules[code];
		return rule.enabled ? find(rule.thresholds) : [];
	};
	const goals = goalInputs(input, settings);
	const ofGrid = signalsOfGrid(input, settings, rules);
	const ofGoals = goals.flatMap((goal) => {
		const own = ofGrid.filter((one) => one.goalId === goal.goalId);
		const isStuck = new Set(own.map((one) => one.pupilId));
		const behind = when("falls-behind", (at) => fallsBehind(goal, settings, at));
		return [
			...own,
			...behind.filter((one) => !isStuck.has(one.pupilId)),
			...when("sudden-change", (at) => suddenChange(goal, settings, at)),
			...when("practice-and-test-contradict", (at) => practiceAndTestContradict(goal, settings, at)),
			...when("follow-up", (at) => followUp(goal, at)),
		];
	});
	const ofSubjects = subjectKeys.flatMap((subject) => {
		const practised = input.practised.filter((row) => row.subject === subject);
		const stopped = when("stopped-practising", (at) =>
			stoppedPractising(subject, input.pupils, practised, input.today, settings, at),
		);
		const silent = new Set(stopped.map((one) => one.pupilId));
		const idle = when("reached-and-idle", (at) =>
			reachedAndIdle(
				goals.filter((goal) => goal.subject === subject),
				practised,
				settings,
				at,
			),
		);
		return [...stopped, ...idle.filter((one) => !silent.has(one.pupilId))];
	});
	return [...ofGoals, ...ofSubjects];
}

/** The grid that a screen would show of these pupils today, and what its rules find in it. */
function signalsOfGrid(
	{ pupils, goals, schoolYear, ...input }: SignalInput,
	settings: StandingSettings,
	rules: SignalSettings,
) {
	const pupilIds = pupils.map((pupil) => pupil.pupilId);
	const members = new Set(pupilIds);
	const facts = input.facts.filter((fact) => members.has(fact.pupilId));
	const sources = [...input.adaptive].map(([connectionId, adaptive]) => ({ connectionId, adaptive }));
	const grid = buildGroupGrid({ pupilIds, goalIds: goals.map((goal) => goal.goalId), facts, sources }, settings);
	return gridSignals({ grid, goals, facts, schoolYear }, settings, rules);
}

function goalInputs(input: SignalInput, settings: StandingSettings): GoalInput[] {
	const facts = groupBy(input.facts, (one) => one.goalId);
	const [before, days, failed] = [
		groupBy(input.before, (one) => one.goalId),
		groupBy(input.goalDays, (one) => one.goalId),
		groupBy(input.failed, (one) => one.goalId),
	];
	const { pupils, schoolYear, adaptive, today } = input;
	return input.goals.map(({ goalId, subject }) => {
		const own: readonly GoalFact[] = facts.get(goalId) ?? [];
		return {
			goalId,
			subject,
			pupils,
			schoolYear,
			measured: measuredGoals(own, adaptive, settings).toSorted((a, b) => a.connectionId.localeCompare(b.connectionId)),
			levels: own.filter((fact) => fact.kind === "level"),
			before: before.get(goalId) ?? [],
			days: days.get(goalId) ?? [],
			failed: failed.get(goalId) ?? [],
			adaptive,
			today,
		};
	});
}
