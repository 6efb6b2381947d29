import { findGroupAccess, type GroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GroupId, PersonId, SubGroupId } from "../../domain/ids";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { buildGroupGrid, type GroupGrid } from "../../standing/build-group-grid";
import type { GoalFact, SourceFact } from "../../standing/facts";
import type { StandingSettings } from "../../standing/settings";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { findStandingSettings } from "../settings/find-standing-settings";
import { listSubGroups, type SubGroupHead } from "../sub-groups/list-sub-groups";
import { selectSubGroupMembers } from "../sub-groups/select-sub-group-members";
import { chooseSchoolYear } from "./choose-school-year";
import { type GoalHead, selectMappedGoals, selectMappedSubjects } from "./select-goals";
import { selectGridFacts, selectGridNotices } from "./select-grid-facts";
import { type GroupHead, type Member, selectGroup, selectMembers } from "./select-members";
import { selectSources } from "./select-sources";

export interface GroupGridInput {
	readonly groupId: GroupId;
	/** Null: the group's own, else the first there is. */
	readonly subject: SubjectKey | null;
	readonly period: PeriodChoice;
	/** Null: all sources. */
	readonly connectionId: ConnectionId | null;
	readonly kind: "all" | "practice" | "test";
	/** Combination groups: which school year; null: the first there is. */
	readonly schoolYear: number | null;
	/** Null: the whole group. */
	readonly subGroupId: SubGroupId | null;
}

export interface GroupGridPage {
	readonly group: GroupHead;
	/** Subjects that the reader may see and that have goals with data here. */
	readonly subjects: readonly SubjectKey[];
	readonly subject: SubjectKey | null;
	readonly period: Period;
	/** Combination groups: the school years there are, and the one that is shown and compared. */
	readonly schoolYears: readonly number[];
	readonly schoolYear: number | null;
	/** Everybody who is compared, also when the rows of a sub-group alone are shown. */
	readonly members: readonly Member[];
	readonly subGroups: readonly SubGroupHead[];
	/** The pupils of the sub-group that was asked for; null: none was, or it is not of this group today. */
	readonly shown: ReadonlySet<PersonId> | null;
	readonly goals: readonly GoalHead[];
	readonly sources: readonly SourceFact[];
	readonly grid: GroupGrid;
	/** What the grid was built from. */
	readonly facts: readonly GoalFact[];
	/** The thresholds of the school, by which it was built. */
	readonly settings: StandingSettings;
	readonly today: string;
}

/**
 * T1, the group grid of one subject: every pupil on every goal relative to the group. Null for a group that is not the
 * reader's today and for one that is not there. The look is logged before anything is answered.
 */
export function findGroupGrid(scope: Scope, input: GroupGridInput): Promise<GroupGridPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, input.groupId);
		return access && readGroupGrid(tx, scope, access, input);
	});
}

/** The same within a transaction that looked up the access. */
export async function readGroupGrid(
	tx: SchoolTransaction,
	scope: Scope,
	access: GroupAccess,
	input: GroupGridInput,
): Promise<GroupGridPage | null> {
	const group = await selectGroup(tx, scope, input.groupId);
	if (group === null) return null;
	await logView(tx, scope, "group-grid", { groupId: group.groupId, onDate: scope.today });
	const everybody = await selectMembers(tx, scope, group.groupId, scope.today);
	const allIds = everybody.map((member) => member.pupilId);
	const period = await resolvePeriod(tx, scope, input.period, allIds);
	const mapped = await selectMappedSubjects(tx, scope, group.sector);
	const subjects = subjectKeys.filter(
		(key) => mapped.includes(key) && (access.subjects === "all" || access.subjects.includes(key)),
	);
	const subject = chooseSubject(input.subject, group, subjects);
	const { schoolYears, schoolYear, members } = chooseSchoolYear(group, everybody, input.schoolYear);
	const goals = subject === null ? [] : await selectMappedGoals(tx, scope, subject, group.sector);
	const sources = await selectSources(tx, scope);
	const settings = await findStandingSettings(tx, scope);
	const { grid, facts } = await selectGrid(tx, scope, input, { members, goals, sources, period, settings });
	const { groupId } = group;
	const today = scope.today;
	const subGroups = await listSubGroups(tx, scope, groupId, today);
	const asked = subGroups.find((one) => one.subGroupId === input.subGroupId);
	const shown = asked ? await selectSubGroupMembers(tx, scope, { groupId, on: today, ...asked }) : null;
	const chosen = { subjects, subject, period, schoolYears, schoolYear, subGroups, shown };
	return { group, ...chosen, members, goals, sources, grid, facts, settings, today };
}

interface Chosen {
	readonly members: readonly Member[];
	readonly goals: readonly GoalHead[];
	readonly sources: readonly SourceFact[];
	readonly period: Period;
	readonly settings: StandingSettings;
}

async function selectGrid(
	tx: SchoolTransaction,
	scope: Scope,
	input: GroupGridInput,
	{ members, goals, sources, period, settings }: Chosen,
): Promise<Pick<GroupGridPage, "grid" | "facts">> {
	const pupilIds = members.map((member) => member.pupilId);
	const goalIds = goals.map((goal) => goal.goalId);
	const wanted = { groupId: input.groupId, pupilIds, goalIds, from: period.from, to: period.to };
	const facts = await selectGridFacts(tx, scope, wanted, input, settings);
	const notices = await selectGridNotices(tx, scope, wanted, input);
	return { grid: buildGroupGrid({ pupilIds, goalIds, facts, sources, notices }, settings), facts };
}

function chooseSubject(
	wanted: SubjectKey | null,
	group: GroupHead,
	subjects: readonly SubjectKey[],
): SubjectKey | null {
	if (wanted !== null && subjects.includes(wanted)) return wanted;
	if (group.subjectKey !== null && subjects.includes(group.subjectKey)) return group.subjectKey;
	return subjects[0] ?? null;
}
