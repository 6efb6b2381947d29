import type { GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import type { ComparisonGroup, GroupMember } from "./select-comparison-groups";

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
	const group =
		groups.find((candidate) => candidate.kind === "lesson-group" && candidate.subjectKey === subject) ??
		groups.find((candidate) => candidate.kind === "class");
	if (!group) return null;
	const here = (member: GroupMember, on: string) =>
		member.beginDate <= on && (member.endDate === null || member.endDate > on);
	const own = group.members.filter((member) => member.personId === pupilId);
	const date = own.some((member) => here(member, day)) ? day : today;
	const schoolYear = group.combination ? (own.find((member) => here(member, date))?.schoolYear ?? null) : null;
	const members = group.members.filter(
		(member) => here(member, date) && (schoolYear === null || member.schoolYear === schoolYear),
	);
	return {
		groupId: group.groupId,
		name: group.name,
		kind: group.kind,
		schoolYear,
		members: new Set(members.map((member) => member.personId)),
	};
}
