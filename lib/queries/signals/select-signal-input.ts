import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { mostMembers } from "../../db/whole";
import type { GroupId } from "../../domain/ids";
import { subjectKeys } from "../../domain/subjects";
import type { StandingSettings } from "../../standing/settings";
import type { SignalInput } from "../../standing/signals/group-input";
import { selectLevelFacts, selectPracticeFacts, selectTestFacts } from "../groups/select-goal-facts";
import {
	selectAdaptive,
	selectEarlierPractice,
	selectFailedUnits,
	selectGoalDays,
	selectPractisedSubjects,
} from "./select-signal-facts";
import { type SignalMember, selectSignalGoals, selectSignalGroup, selectSignalMembers } from "./select-signal-group";

/**
 * What the rules look at for a group on a day (yyyy-mm-dd): a class in all subjects, a lesson group in its own; of a
 * combination group one input a school year, since only those are compared. Each statement asks for the whole group.
 * Empty for a group that has ended.
 */
export async function selectSignalInputs(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupId: GroupId,
	today: string,
	settings: StandingSettings,
): Promise<SignalInput[]> {
	const group = await selectSignalGroup(tx, scope, groupId, today);
	if (group === null) return [];
	const members = await selectSignalMembers(tx, scope, groupId, today);
	const goals = await selectSignalGoals(tx, scope, group);
	// A group too large to be counted has no signals, rather than those of a part of it.
	if (members.length === 0 || members.length > mostMembers || goals.length === 0) return [];
	const pupilIds = members.map((member) => member.pupilId);
	const wanted = { groupId, pupilIds, goalIds: goals.map((goal) => goal.goalId), from: group.begin, to: today };
	const subjects = subjectKeys.filter((subject) => goals.some((goal) => goal.subject === subject));
	const facts = [
		...(await selectPracticeFacts(tx, scope, wanted, settings)),
		...(await selectLevelFacts(tx, scope, wanted)),
		...(await selectTestFacts(tx, scope, wanted)),
	];
	const before = await selectEarlierPractice(tx, scope, wanted, settings);
	const practised = await selectPractisedSubjects(tx, scope, { ...wanted, subjects });
	const goalDays = await selectGoalDays(tx, scope, wanted);
	const failed = await selectFailedUnits(tx, scope, wanted);
	const adaptive = await selectAdaptive(tx, scope);
	return comparedTogether(members, group.combination).map(({ schoolYear, pupils }) => {
		const own = new Set(pupils.map((pupil) => pupil.pupilId));
		const ofPupils = <Row extends { readonly pupilId: SignalMember["pupilId"] }>(rows: readonly Row[]) =>
			rows.filter((row) => own.has(row.pupilId));
		return {
			pupils,
			schoolYear,
			goals,
			facts: ofPupils(facts),
			before: ofPupils(before),
			practised: ofPupils(practised),
			goalDays: goalDays.map(({ goalId, day, pupilIds: who }) => ({
				goalId,
				day,
				pupils: who.filter((pupilId) => own.has(pupilId)).length,
			})),
			failed: ofPupils(failed),
			adaptive,
			today,
		};
	});
}

function comparedTogether(members: readonly SignalMember[], combination: boolean) {
	if (!combination) return [{ schoolYear: null, pupils: members }];
	const years = [...new Set(members.map((member) => member.schoolYear))];
	return years.map((schoolYear) => ({
		schoolYear,
		pupils: members.filter((member) => member.schoolYear === schoolYear),
	}));
}
