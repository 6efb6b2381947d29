import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { SubjectKey } from "../../domain/subjects";
import { buildGroupGrid } from "../../standing/build-group-grid";
import { isJudged, type JudgedState } from "../../standing/goal-state";
import { type GoalHead, selectMappedGoals, selectMappedSubjects } from "../groups/select-goals";
import { selectGridFacts } from "../groups/select-grid-facts";
import { comparedGroup } from "../pupils/compared-group";
import type { PupilFacts } from "../pupils/pupil-row";

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
 * @param visible subjects that the reader sees
 * @param chosen the one asked for; where it has no goals, or none is, the first that has
 */
export async function readTalkGoals(
	tx: SchoolTransaction,
	scope: Scope,
	{ groups, pupilId, sources, period, today, settings }: PupilFacts,
	visible: readonly SubjectKey[],
	chosen: SubjectKey | null,
): Promise<TalkGoals> {
	const { reachedRatio, stuckRatio } = settings;
	const school = await tx.school.findUnique({ where: { id: scope.schoolId }, select: { sector: true } });
	const sector = school?.sector ?? "po";
	const mapped = await selectMappedSubjects(tx, scope, sector);
	const subjects = visible.filter((key) => mapped.includes(key));
	const subject = subjects.find((key) => key === chosen) ?? subjects[0] ?? null;
	if (subject === null) return { subjects, subject, goals: [], reachedRatio, stuckRatio };
	const heads = await selectMappedGoals(tx, scope, subject, sector);
	const group = comparedGroup(groups, pupilId, subject, period.to, today);
	const pupilIds = [...new Set([pupilId, ...(group?.members ?? [])])];
	const goalIds = heads.map((goal) => goal.goalId);
	const facts = await selectGridFacts(
		tx,
		scope,
		{ groupId: group?.groupId ?? null, pupilIds, goalIds, from: period.from, to: period.to },
		{ connectionId: null, kind: "all" },
		settings,
	);
	const grid = buildGroupGrid({ pupilIds, goalIds, facts, sources }, settings);
	const goals = grid.columns.flatMap((column, index): TalkGoal[] => {
		const [goal, cell] = [heads[index], column.cells.find((one) => one.pupilId === pupilId)];
		if (!goal || !cell || !isJudged(cell.state)) return [];
		const source = sources.find((one) => one.connectionId === column.source?.connectionId);
		const { goalId, title } = goal;
		return [{ goalId, title, status: cell.state, day: cell.lastDay, supplier: source?.supplier ?? null }];
	});
	return { subjects, subject, goals, reachedRatio, stuckRatio };
}
