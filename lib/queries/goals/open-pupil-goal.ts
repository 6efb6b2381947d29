import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import type { SchoolTransaction } from "../../db/in-school";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { AppError } from "../../errors";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { type GroupPupil, selectGroupPupils } from "./select-group-pupils";

/** One pupil on one goal, as the address names it. */
export interface PupilGoalInput {
	readonly groupId: GroupId;
	readonly goalId: GoalId;
	readonly pupilId: PersonId;
	readonly period: PeriodChoice;
}

export interface OpenPupilGoal {
	readonly group: { readonly groupId: GroupId; readonly name: string };
	readonly pupil: { readonly pupilId: PersonId; readonly givenName: string; readonly name: string };
	readonly goal: {
		readonly goalId: GoalId;
		readonly subjectKey: SubjectKey;
		readonly code: string;
		readonly title: string;
		readonly text: string;
	};
	readonly period: Period;
	/** Set in a combination group: only pupils of this school year are compared. */
	readonly schoolYear: number | null;
	/** Everybody of that school year who was in the group at some time in the period. */
	readonly pupils: readonly GroupPupil[];
}

/**
 * Opens one pupil on one goal for the reader and writes the look in the log: the group is theirs today, with the subject
 * of the goal, and the pupil is in it today or at the end of the period.
 * @throws AppError not-found, for what is not theirs and for what is not there
 */
export async function openPupilGoal(
	tx: SchoolTransaction,
	scope: Scope,
	input: PupilGoalInput,
): Promise<OpenPupilGoal> {
	const access = await findGroupAccess(tx, scope, input.groupId);
	if (access === null) throw new AppError("not-found");
	const [row] = await selectPupilAndGoal(tx, scope, input);
	const subjectKey = subjectKeys.find((key) => key === row?.subjectKey) ?? "other";
	if (!row || (access.subjects !== "all" && !access.subjects.includes(subjectKey))) throw new AppError("not-found");
	const everybody = await selectGroupPupils(tx, scope, input.groupId);
	const here = membersOn(everybody, scope.today);
	const period = await resolvePeriod(tx, scope, input.period, [...here]);
	const atEnd = membersOn(everybody, period.to);
	if (!here.has(input.pupilId) && !atEnd.has(input.pupilId)) throw new AppError("not-found");
	await logView(tx, scope, "pupil-on-goal", { pupilId: input.pupilId });
	const own = everybody.findLast((pupil) => pupil.pupilId === input.pupilId);
	const schoolYear = row.combination ? (own?.schoolYear ?? null) : null;
	return {
		group: { groupId: input.groupId, name: row.groupName },
		pupil: { pupilId: input.pupilId, givenName: row.givenName, name: row.name },
		goal: { goalId: input.goalId, subjectKey, code: row.code, title: row.title, text: row.text },
		period,
		schoolYear,
		pupils: everybody.filter((pupil) => schoolYear === null || pupil.schoolYear === schoolYear),
	};
}

/** Members of the group on a day (yyyy-mm-dd): begin inclusive, end exclusive. */
export function membersOn(pupils: readonly GroupPupil[], day: string): ReadonlySet<PersonId> {
	const present = pupils.filter((one) => one.beginDate <= day && (one.endDate === null || one.endDate > day));
	return new Set(present.map((one) => one.pupilId));
}

interface Row {
	readonly groupName: string;
	readonly combination: boolean;
	readonly givenName: string;
	readonly name: string;
	readonly subjectKey: string;
	readonly code: string;
	readonly title: string;
	readonly text: string;
}

function selectPupilAndGoal(tx: SchoolTransaction, scope: Scope, input: PupilGoalInput) {
	return tx.$queryRaw<Row[]>`
		SELECT g.name AS "groupName", g.combination, p.given_name AS "givenName",
			concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name,
			goal.subject_key AS "subjectKey", goal.code, goal.title, goal.text
		FROM pupil_group g
		JOIN person p ON p.school_id = g.school_id AND p.id = ${input.pupilId}::uuid AND p.kind = 'pupil'
		JOIN goal ON goal.id = ${input.goalId}::uuid AND goal.measurable
		WHERE g.school_id = ${scope.schoolId}::uuid AND g.id = ${input.groupId}::uuid
			AND EXISTS (
				SELECT 1 FROM group_membership m
				WHERE m.school_id = g.school_id AND m.group_id = g.id AND m.person_id = p.id
			)`;
}
