import type { GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { isOnDay } from "../../standing/counting-group";
import type { Elsewhere } from "../counting/places-for-group";
import type { PlaceOf, TakenTest } from "../counting/select-counting-groups";
import type { ComparisonGroup } from "./select-comparison-groups";

export interface ComparedGroup {
	readonly groupId: GroupId;
	readonly name: string;
	readonly kind: "class" | "lesson-group";
	/** Set in a combination group: only this school year is compared. */
	readonly schoolYear: number | null;
	readonly members: ReadonlySet<PersonId>;
}

/**
 * With whom a pupil is compared on a subject: the lesson group of the subject, else the class; in a combination group
 * the same school year only. Members are those of the day, or of today where the pupil was not in the group yet.
 */
export function comparedGroup(
	groups: readonly ComparisonGroup[],
	pupilId: PersonId,
	subject: SubjectKey,
	day: string,
	today: string,
): ComparedGroup | null {
	const group = usualGroup(groups, subject);
	return group && membersOf(group, pupilId, day, today);
}

/** With whom a result of a test is compared, or in which other group it counts; group null: the pupil has none today. */
export type TestGroup =
	| { readonly group: ComparedGroup | null; readonly elsewhere: null }
	| { readonly group: null; readonly elsewhere: Elsewhere };

/**
 * With whom a pupil's own result is compared: the group of today in which it counts (ADR 0031), else the usual one where
 * nobody was in that yet. A result that counts in a group that the pupil has left is compared with nobody.
 */
export function groupOfResult(
	groups: readonly ComparisonGroup[],
	placeOf: PlaceOf,
	own: TakenTest,
	today: string,
): TestGroup {
	const place = placeOf(own);
	const usual = usualGroup(groups, own.subjectKey);
	const here = groups.find((group) => group.groupId === place?.groupId) ?? usual;
	if (here === null) return { group: null, elsewhere: null };
	if (!countsIn(here, placeOf, own)) return { group: null, elsewhere: { group: place?.group ?? null } };
	return { group: membersOf(here, own.pupilId, own.day, today), elsewhere: null };
}

/** Whether a result counts in a group; the rule of `placesForGroup`, for members that are known. */
export function countsIn(group: ComparisonGroup, placeOf: PlaceOf, taken: TakenTest): boolean {
	const place = placeOf(taken);
	if (place?.groupId === group.groupId) return true;
	const isOfOtherYear = place === null || place.periodId !== group.periodId;
	return isOfOtherYear && !group.members.some((member) => isOnDay(member, taken.day));
}

function usualGroup(groups: readonly ComparisonGroup[], subject: SubjectKey): ComparisonGroup | null {
	return (
		groups.find((candidate) => candidate.kind === "lesson-group" && candidate.subjectKey === subject) ??
		groups.find((candidate) => candidate.kind === "class") ??
		null
	);
}

function membersOf(group: ComparisonGroup, pupilId: PersonId, day: string, today: string): ComparedGroup {
	const own = group.members.filter((member) => member.personId === pupilId);
	const date = own.some((member) => isOnDay(member, day)) ? day : today;
	const schoolYear = group.combination ? (own.find((member) => isOnDay(member, date))?.schoolYear ?? null) : null;
	const members = group.members.filter(
		(member) => isOnDay(member, date) && (schoolYear === null || member.schoolYear === schoolYear),
	);
	return {
		...{ groupId: group.groupId, name: group.name, kind: group.kind, schoolYear },
		members: new Set(members.map((member) => member.personId)),
	};
}
