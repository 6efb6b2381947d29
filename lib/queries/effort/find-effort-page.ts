import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, GroupId } from "../../domain/ids";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { type EffortQuadrants, effortQuadrants } from "../../standing/effort-quadrants";
import type { LevelFact, SourceFact } from "../../standing/facts";
import { type FreshSource, freshSources } from "../../standing/fresh-sources";
import { type GoalAgreement, goalAgreements } from "../../standing/goal-agreements";
import type { StandingSettings } from "../../standing/settings";
import { chooseSchoolYear } from "../groups/choose-school-year";
import { type GoalHead, selectMappedGoals, selectMappedSubjects } from "../groups/select-goals";
import { selectGridFacts } from "../groups/select-grid-facts";
import { type GroupHead, type Member, selectGroup, selectMembers } from "../groups/select-members";
import { selectSources } from "../groups/select-sources";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { findStandingSettings } from "../settings/find-standing-settings";
import { levelAxis, type ResultAxis, shareAxis, testAxis } from "./result-axis";
import { type EffortFact, selectEffortFacts, selectWholeTests } from "./select-effort-facts";

export const effortAmounts = ["tasks", "minutes", "days"] as const;
export type EffortAmountName = (typeof effortAmounts)[number];

export interface EffortInput {
	readonly groupId: GroupId;
	/** Null: the group's own, else the first there is. */
	readonly subject: SubjectKey | null;
	readonly period: PeriodChoice;
	readonly schoolYear: number | null;
	/** Null: the source that most pupils practise with. */
	readonly connectionId: ConnectionId | null;
	readonly amount: EffortAmountName;
	/** own: what the source itself says; test: the last test of the subject. */
	readonly result: "own" | "test";
}

export interface EffortPage {
	readonly group: GroupHead;
	readonly subjects: readonly SubjectKey[];
	readonly subject: SubjectKey | null;
	readonly period: Period;
	readonly schoolYears: readonly number[];
	readonly schoolYear: number | null;
	readonly members: readonly Member[];
	/** Sources with practice of the subject in the period; the one that is shown. */
	readonly sources: readonly FreshSource[];
	readonly source: SourceFact | null;
	/** Every source of facts, to name those of the agreements. */
	readonly allSources: readonly SourceFact[];
	/** Of the source shown, one a pupil who practised. */
	readonly efforts: readonly EffortFact[];
	readonly axis: ResultAxis | null;
	readonly quadrants: EffortQuadrants;
	readonly goals: readonly GoalHead[];
	/** In the order of the goals that have both practice and tests. */
	readonly agreements: readonly GoalAgreement[];
	readonly today: string;
}

/**
 * T6, practice and test side by side: effort against result by one source, and where practice and tests agree or
 * contradict on each goal. Null for a group that is not the reader's today. The look is logged before the answer.
 */
export function findEffortPage(scope: Scope, input: EffortInput): Promise<EffortPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, input.groupId);
		const group = access && (await selectGroup(tx, scope, input.groupId));
		if (access === null || group === null) return null;
		await logView(tx, scope, "effort", { groupId: group.groupId, onDate: scope.today });
		const everybody = await selectMembers(tx, scope, group.groupId, scope.today);
		const allIds = everybody.map((member) => member.pupilId);
		const period = await resolvePeriod(tx, scope, input.period, allIds);
		const mapped = await selectMappedSubjects(tx, scope, group.sector);
		const subjects = subjectKeys.filter(
			(key) => mapped.includes(key) && (access.subjects === "all" || access.subjects.includes(key)),
		);
		const wanted = [input.subject, group.subjectKey, subjects[0]];
		const subject = subjects.find((key) => key === wanted.find((one) => one && subjects.includes(one))) ?? null;
		const year = chooseSchoolYear(group, everybody, input.schoolYear);
		const base = { group, subjects, subject, period, ...year, today: scope.today };
		if (subject === null) return { ...base, ...nothing };

		const settings = await findStandingSettings(tx, scope);
		const pupilIds = year.members.map((member) => member.pupilId);
		const asked = { groupId: group.groupId, pupilIds, subject, from: period.from, to: period.to };
		const goals = await selectMappedGoals(tx, scope, subject, group.sector);
		const all = await selectSources(tx, scope);
		const facts = await selectGridFacts(
			tx,
			scope,
			{
				...{ groupId: group.groupId, pupilIds, goalIds: goals.map((goal) => goal.goalId) },
				...{ from: period.from, to: period.to },
			},
			{ connectionId: null, kind: "all" },
			settings,
		);
		const practised = await selectEffortFacts(tx, scope, asked);
		const { sources, source } = chooseSource(all, practised, input.connectionId);
		const efforts = practised.filter((fact) => fact.connectionId === source?.connectionId);
		const levels = facts.filter((fact): fact is LevelFact => fact.kind === "level");
		const axis =
			input.result === "test"
				? testAxis(await selectWholeTests(tx, scope, asked))
				: source && ownAxis(source, efforts, levels, settings);
		const points = efforts.flatMap((fact) => {
			const value = axis?.values.get(fact.pupilId);
			if (!value) return [];
			return [{ pupilId: fact.pupilId, effort: amountOf(fact, input.amount), result: value.shown, rank: value.rank }];
		});
		const adaptive = new Map(all.map((one) => [one.connectionId, one.adaptive]));
		return {
			...{
				...base,
				sources: freshSources(sources, scope.today, settings),
				source,
				allSources: all,
				efforts,
				axis,
				goals,
			},
			quadrants: effortQuadrants(points, settings),
			agreements: goalAgreements(pupilIds, goals, facts, adaptive, settings),
		};
	});
}

const nothing = {
	...{ sources: [], source: null, allSources: [], efforts: [], axis: null, goals: [], agreements: [] },
	quadrants: { code: "too-few", n: 0 },
} as const;

/** Minutes are exact to the millisecond, so that a median of them is too. */
export function amountOf(fact: EffortFact, amount: EffortAmountName): number {
	return amount === "minutes" ? fact.durationMs / 60_000 : fact[amount];
}

function ownAxis(
	source: SourceFact,
	efforts: readonly EffortFact[],
	levels: readonly LevelFact[],
	settings: StandingSettings,
): ResultAxis {
	// An adaptive source holds everybody near one share right: only its own level says something.
	return source.adaptive === "yes"
		? levelAxis(source.supplier, source.connectionId, levels)
		: shareAxis(source.supplier, efforts, settings);
}

function chooseSource(all: readonly SourceFact[], practised: readonly EffortFact[], wanted: ConnectionId | null) {
	const count = (one: SourceFact) => practised.filter((fact) => fact.connectionId === one.connectionId).length;
	const sources = all.filter((one) => count(one) > 0);
	const [most] = sources.toSorted((a, b) => count(b) - count(a));
	return { sources, source: sources.find((one) => one.connectionId === wanted) ?? most ?? null };
}
