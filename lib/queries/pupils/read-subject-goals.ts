import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GoalId, PersonId } from "../../domain/ids";
import { subjectKeys } from "../../domain/subjects";
import { selectGoalsOfSubjects } from "../groups/select-goals-of-subjects";
import { selectGridFacts, selectGridNotices } from "../groups/select-grid-facts";
import { selectSignalSettings } from "../signals/select-signal-settings";
import { comparedGroup } from "./compared-group";
import type { PupilFacts } from "./pupil-row";
import { type SubjectGoals, subjectGoals } from "./subject-goals";

/**
 * The goals of all subjects that the reader sees, from one read of the facts of everybody in the pupil's groups.
 * @param connectionId goals by the facts of one source; null: of all
 * @returns with every source that says something of this pupil, whatever source is chosen
 */
export async function readSubjectGoals(
	tx: SchoolTransaction,
	scope: Scope,
	facts: PupilFacts & { readonly people: readonly PersonId[] },
	connectionId: ConnectionId | null,
): Promise<{ readonly goals: readonly SubjectGoals[]; readonly sources: readonly ConnectionId[] }> {
	const visible = subjectKeys.filter((key) => facts.subjects === "all" || facts.subjects.includes(key));
	const goals = await selectGoalsOfSubjects(tx, scope, visible);
	const { period, settings, people: pupilIds } = facts;
	const groups = new Map(
		visible.map((key) => [
			key,
			comparedGroup(facts.groups, facts.pupilId, key, period.to, facts.today)?.groupId ?? null,
		]),
	);
	const subjectOf = new Map(goals.map((goal) => [goal.goalId, goal.subject]));
	const groupOf = (goalId: GoalId) => groups.get(subjectOf.get(goalId) ?? "other") ?? null;
	const goalIds = goals.map((goal) => goal.goalId);
	const wanted = { groupId: groupOf, pupilIds, goalIds, from: period.from, to: period.to };
	const goalFacts = await selectGridFacts(tx, scope, wanted, { connectionId: null, kind: "all" }, settings);
	const notices = await selectGridNotices(tx, scope, wanted, { connectionId: null, kind: "all" });
	const ofSource = <Row extends { readonly connectionId: ConnectionId }>(rows: readonly Row[]) =>
		connectionId === null ? rows : rows.filter((row) => row.connectionId === connectionId);
	const rules = await selectSignalSettings(tx, scope);
	const own = [...goalFacts, ...facts.practice].filter((one) => one.pupilId === facts.pupilId);
	return {
		goals: subjectGoals(
			{ ...facts, practice: ofSource(facts.practice) },
			goals,
			{ facts: ofSource(goalFacts), notices: ofSource(notices) },
			rules,
		),
		sources: [...new Set(own.map((one) => one.connectionId))],
	};
}
