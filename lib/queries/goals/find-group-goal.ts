import { findGroupAccess, type GroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GoalId, GroupId, PersonId, SubGroupId } from "../../domain/ids";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { buildGroupGrid, type GridColumn } from "../../standing/build-group-grid";
import { measuredGoals } from "../../standing/choose-measure";
import { type Contradiction, contradictionsIn } from "../../standing/contradiction";
import type { SourceFact } from "../../standing/facts";
import { type GoalLists, goalLists } from "../../standing/goal-lists";
import type { StandingSettings } from "../../standing/settings";
import { chooseSchoolYear } from "../groups/choose-school-year";
import { type FactsChoice, selectGridFacts, selectGridNotices } from "../groups/select-grid-facts";
import { type GroupHead, type Member, selectGroup, selectMembers } from "../groups/select-members";
import { selectSources } from "../groups/select-sources";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { findStandingSettings } from "../settings/find-standing-settings";
import { listSubGroups, type SubGroupHead } from "../sub-groups/list-sub-groups";
import { selectSubGroupMembers } from "../sub-groups/select-sub-group-members";

export interface GroupGoalInput extends FactsChoice {
	readonly groupId: GroupId;
	readonly goalId: GoalId;
	readonly period: PeriodChoice;
	/** Combination groups: which school year; null: the first there is. */
	readonly schoolYear: number | null;
	/** Which pupils are listed; positions stay those of the whole group. Null: everybody. */
	readonly subGroupId: SubGroupId | null;
}

interface Goal {
	readonly goalId: GoalId;
	readonly subjectKey: SubjectKey;
	readonly code: string;
	readonly title: string;
	readonly text: string;
}

export interface GroupGoalPage extends GoalLists {
	readonly group: GroupHead;
	readonly goal: Goal;
	readonly period: Period;
	readonly schoolYears: readonly number[];
	readonly schoolYear: number | null;
	readonly members: readonly Member[];
	readonly column: GridColumn;
	/** Practice and test that contradict on this goal. */
	readonly contradictions: readonly (Contradiction & { readonly pupilId: PersonId })[];
	readonly sources: readonly SourceFact[];
	/** Where all of it counts, if that is one group that the reader may open; null: here, or it has no link. */
	readonly countsIn: GroupId | null;
	/** In force today. */
	readonly subGroups: readonly SubGroupHead[];
	/** The one that is chosen, and who of it is listed; null: everybody is. */
	readonly chosen: { readonly subGroupId: SubGroupId; readonly pupilIds: ReadonlySet<PersonId> } | null;
	/** The thresholds of the school, by which it was built. */
	readonly settings: StandingSettings;
	readonly today: string;
}

/**
 * T2, one goal for the whole group, from the facts and by the choice of source that fill its column in the grid. Null for
 * a group or goal that is not the reader's today and for one that is not there. The look is logged first.
 */
export function findGroupGoal(scope: Scope, input: GroupGoalInput): Promise<GroupGoalPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, input.groupId);
		const group = access && (await selectGroup(tx, scope, input.groupId));
		const goal = access && group && (await selectGoal(tx, access, group, input.goalId));
		if (!group || !goal) return null;
		const { today } = scope;
		await logView(tx, scope, "goal", { groupId: group.groupId, onDate: today });
		const everybody = await selectMembers(tx, scope, group.groupId, today);
		const period = await resolvePeriod(
			tx,
			scope,
			input.period,
			everybody.map((member) => member.pupilId),
		);
		const years = chooseSchoolYear(group, everybody, input.schoolYear);
		const sources = await selectSources(tx, scope);
		const answer = await selectColumn(tx, scope, input, { ...years, period, sources });
		const countsIn = await openPlace(tx, scope, answer.column);
		const subGroups = await listSubGroups(tx, scope, group.groupId, today);
		const chosen = await selectChosen(tx, scope, input);
		return { group, goal, period, ...years, sources, ...answer, countsIn, subGroups, chosen, today };
	});
}

/** Only one group has a link: a few are named. */
async function openPlace(tx: SchoolTransaction, scope: Scope, { elsewhere }: GridColumn): Promise<GroupId | null> {
	const [place, ...others] = elsewhere;
	if (!place?.groupId || others.length > 0) return null;
	return (await findGroupAccess(tx, scope, place.groupId)) ? place.groupId : null;
}

async function selectGoal(
	tx: SchoolTransaction,
	access: GroupAccess,
	group: GroupHead,
	goalId: GoalId,
): Promise<Goal | null> {
	const [row] = await tx.$queryRaw<(Omit<Goal, "subjectKey"> & { subjectKey: string })[]>`
		SELECT id AS "goalId", subject_key AS "subjectKey", code, title, text FROM goal
		WHERE id = ${goalId}::uuid AND sector = ${group.sector} AND measurable`;
	if (!row) return null;
	const subjectKey = subjectKeys.find((key) => key === row.subjectKey) ?? "other";
	return access.subjects === "all" || access.subjects.includes(subjectKey) ? { ...row, subjectKey } : null;
}

async function selectColumn(
	tx: SchoolTransaction,
	scope: Scope,
	input: GroupGoalInput,
	{ members, period, sources }: { members: readonly Member[]; period: Period; sources: readonly SourceFact[] },
): Promise<Pick<GroupGoalPage, "column" | "contradictions" | "settings" | keyof GoalLists>> {
	const pupilIds = members.map((member) => member.pupilId);
	const goalIds = [input.goalId];
	const settings = await findStandingSettings(tx, scope);
	const wanted = { groupId: input.groupId, pupilIds, goalIds, from: period.from, to: period.to };
	const facts = await selectGridFacts(tx, scope, wanted, input, settings);
	const notices = await selectGridNotices(tx, scope, wanted, input);
	const grid = buildGroupGrid({ pupilIds, goalIds, facts, sources, notices }, settings);
	const [column] = grid.columns;
	if (column === undefined) throw new Error("a goal has a column");
	const adaptive = new Map(sources.map((source) => [source.connectionId, source.adaptive]));
	const measured = measuredGoals(facts, adaptive, settings);
	const contradictionOf = contradictionsIn(measured, settings);
	const contradictions = pupilIds.flatMap((pupilId) => {
		const against = contradictionOf(pupilId);
		return against === null ? [] : [{ pupilId, ...against }];
	});
	return { column, contradictions, settings, ...goalLists(column, facts, notices) };
}

async function selectChosen(
	tx: SchoolTransaction,
	scope: Scope,
	{ groupId, subGroupId }: GroupGoalInput,
): Promise<GroupGoalPage["chosen"]> {
	if (subGroupId === null) return null;
	const pupilIds = await selectSubGroupMembers(tx, scope, { groupId, subGroupId, on: scope.today });
	return pupilIds && { subGroupId, pupilIds };
}
