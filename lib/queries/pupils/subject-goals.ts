import { decimalsAmong } from "../../domain/decimals";
import type { ConnectionId, GoalId, PersonId } from "../../domain/ids";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { buildGroupGrid, type GridCell } from "../../standing/build-group-grid";
import { countGoals, type GoalCounts } from "../../standing/count-goals";
import type { GoalFact } from "../../standing/facts";
import type { GoalNotice, GoalState } from "../../standing/goal-state";
import { type GridSignal, gridSignals } from "../../standing/signals/grid-signals";
import type { SignalSettings } from "../../standing/signals/signal-settings";
import { median } from "../../stats/median";
import type { SubjectGoal } from "../groups/select-goals-of-subjects";
import { type ComparedGroup, comparedGroup } from "./compared-group";
import type { Effort, PupilFacts } from "./pupil-row";
import type { PracticeValue } from "./select-practice-facts";

/** Practice of one pupil on the goals of a subject: what the row of this pupil says in the group grid. */
export interface SubjectGoals {
	readonly subjectKey: SubjectKey;
	readonly group: ComparedGroup | null;
	/** In the order of the columns of the grid, with this pupil's cell of each. */
	readonly goals: readonly PupilGoal[];
	/** Their sum is the number of goals. */
	readonly counts: GoalCounts;
	/** The own levels of adaptive sources, as they were sent. */
	readonly levels: readonly OwnLevel[];
	readonly effort: readonly SourceEffort[];
	/** What the rules that read the grid find of this pupil, and of the group where the pupil is part of it. */
	readonly signals: readonly GridSignal[];
}

export interface PupilGoal {
	readonly goalId: GoalId;
	readonly code: string;
	readonly title: string;
	readonly state: GoalState;
	readonly cell: GridCell;
	/** The source of its column; null: nobody has anything. */
	readonly connectionId: ConnectionId | null;
	readonly supplier: string | null;
}

export interface OwnLevel {
	readonly goalId: GoalId;
	readonly title: string;
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly level: number;
	/** Ends of the supplier's scale; null: not sent. */
	readonly minimum: number | null;
	readonly maximum: number | null;
	/** Of that scale: the most that anybody of the group has on a goal of the subject by this source. */
	readonly decimals: number | null;
	/** yyyy-mm-dd */
	readonly day: string;
}

/** How much was practised in the last weeks by one source; never how well. */
export interface SourceEffort extends Effort {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly lastAt: Date;
}

/** What the goals of a pupil rest on: facts, and tests without a result that counts. */
export interface GoalFacts {
	readonly facts: readonly GoalFact[];
	readonly notices: readonly GoalNotice[];
}

/**
 * Per subject that the reader sees and that has goals with anything of the group: on how many goals this pupil is where.
 * The same members, period, sources and settings as the group grid, so that the counts are those of its cells.
 */
export function subjectGoals(
	facts: PupilFacts,
	goals: readonly SubjectGoal[],
	goalFacts: GoalFacts,
	rules: SignalSettings,
): SubjectGoals[] {
	return subjectKeys.flatMap((subjectKey) => {
		const own = goals.filter((goal) => goal.subject === subjectKey);
		const found = ofSubject(subjectKey, own, facts, goalFacts, rules);
		return found === null ? [] : [found];
	});
}

function ofSubject(
	subjectKey: SubjectKey,
	goals: readonly SubjectGoal[],
	all: PupilFacts,
	goalFacts: GoalFacts,
	rules: SignalSettings,
): SubjectGoals | null {
	const { pupilId, groups, period, today, sources, settings } = all;
	const group = comparedGroup(groups, pupilId, subjectKey, period.to, today);
	const pupilIds = [...new Set([pupilId, ...(group?.members ?? [])])];
	const members = new Set<PersonId>(pupilIds);
	const goalIds = goals.map((goal) => goal.goalId);
	const here = new Set(goalIds);
	const isHere = (one: GoalFact | GoalNotice) => members.has(one.pupilId) && here.has(one.goalId);
	const [facts, notices] = [goalFacts.facts.filter(isHere), goalFacts.notices.filter(isHere)];
	const effort = effortOf(all, subjectKey, members);
	if (facts.length === 0 && effort.length === 0) return null;
	const grid = buildGroupGrid({ pupilIds, goalIds, facts, sources, notices }, settings);
	const supplierOf = (id: ConnectionId) => sources.find((source) => source.connectionId === id)?.supplier ?? "";
	const cells = goals.flatMap(({ goalId, code, title }, index): PupilGoal[] => {
		const column = grid.columns[index];
		const cell = column?.cells[0];
		if (!column || !cell) return [];
		const connectionId = column.source?.connectionId ?? null;
		const supplier = connectionId && supplierOf(connectionId);
		return [{ goalId, code, title, state: cell.state, cell, connectionId, supplier }];
	});
	const counts = countGoals(cells.map((one) => one.cell));
	const levels = goals.flatMap((goal) => levelsOf(goal, all, facts, supplierOf));
	const of = goals.map(({ goalId }) => ({ goalId, subject: subjectKey }));
	const found = gridSignals({ grid, goals: of, facts, schoolYear: group?.schoolYear ?? null }, settings, rules);
	const signals = found.filter((one) => one.pupilId === pupilId || one.pupilIds?.includes(pupilId));
	return { subjectKey, group, goals: cells, counts, levels, effort, signals: signals.map(withoutOthers) };
}

/** Whom else a signal of the group is about does not leave the query. */
const withoutOthers = (signal: GridSignal): GridSignal =>
	signal.code === "group-low" ? { ...signal, pupilIds: [] } : signal;

function levelsOf(
	{ goalId, title }: SubjectGoal,
	{ pupilId, sources }: PupilFacts,
	facts: readonly GoalFact[],
	supplierOf: (id: ConnectionId) => string,
): OwnLevel[] {
	const adaptive = new Set(sources.filter((one) => one.adaptive === "yes").map((one) => one.connectionId));
	return facts.flatMap((fact): OwnLevel[] => {
		if (fact.kind !== "level" || fact.pupilId !== pupilId || fact.goalId !== goalId || fact.score === null) return [];
		if (!adaptive.has(fact.connectionId)) return [];
		const { connectionId, score: level, minimum, maximum, day } = fact;
		const scores = facts.flatMap((one) =>
			one.kind === "level" && one.connectionId === connectionId ? (one.score ?? []) : [],
		);
		const scale = { level, minimum, maximum, decimals: decimalsAmong(scores) };
		return [{ goalId, title, connectionId, supplier: supplierOf(connectionId), ...scale, day }];
	});
}

/** By source, in the order of the sources; the days of the group beside it from the minimum of pupils. */
function effortOf(
	{ practice, pupilId, sources, settings }: PupilFacts,
	subject: SubjectKey,
	members: ReadonlySet<PersonId>,
) {
	const here = practice.filter((one) => one.subjectKey === subject && members.has(one.pupilId));
	return sources.flatMap(({ connectionId, supplier }): SourceEffort[] => {
		const ofSource = here.filter((one) => one.connectionId === connectionId);
		const own = ofSource.find((one) => one.pupilId === pupilId);
		if (!own) return [];
		const { days, tasks, durationMs, lastAt } = own;
		const medianDays = ofSource.length < settings.comparableMin ? null : median(ofSource.map(daysOf));
		return [{ connectionId, supplier, days, tasks, durationMs, lastAt, medianDays }];
	});
}

const daysOf = ({ days }: PracticeValue) => days;
