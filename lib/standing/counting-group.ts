import type { GroupId, PersonId } from "../domain/ids";
import type { SubjectKey } from "../domain/subjects";

/** A stay of a pupil in a group; days are yyyy-mm-dd, end exclusive. */
export interface Stay {
	readonly pupilId: PersonId;
	readonly groupId: GroupId;
	readonly group: string;
	/** The school year that the group is of. */
	readonly periodId: string;
	readonly kind: "class" | "lesson-group";
	/** Of a lesson group; null: of all subjects. */
	readonly subjectKey: string | null;
	/** The pupil's year within a combination group, whose years are compared apart; else null. */
	readonly schoolYear: number | null;
	readonly beginDate: string;
	readonly endDate: string | null;
}

/** A group that a pupil was in on the day of a test, and how many of those compared there took it. */
export interface GroupShare {
	readonly groupId: GroupId;
	readonly kind: "class" | "lesson-group";
	readonly subjectKey: string | null;
	/** Members on the day; in a combination group those of the pupil's school year. */
	readonly members: number;
	/** Those of them who took the test. */
	readonly takers: number;
}

/**
 * The groups of a day in which a result on a subject can count: classes, and lesson groups of that subject or of none.
 * A lesson group of another subject is no place for it, unless the pupil has no other group: no result is lost.
 */
export function groupsForResult<Of extends Pick<Stay, "groupId" | "kind" | "subjectKey">>(
	stays: readonly Of[],
	subject: SubjectKey,
): Of[] {
	const once = [...new Map(stays.map((stay) => [stay.groupId, stay])).values()];
	const fitting = once.filter(
		({ kind, subjectKey }) => kind === "class" || subjectKey === null || subjectKey === subject,
	);
	return fitting.length > 0 ? fitting : once;
}

/**
 * In which group the result of a pupil counts (STANDING, who is compared): the one of which the largest share took the
 * test; at equal shares the lesson group of the subject, else the class, else a fixed order. Null: in no group.
 */
export function countingGroup(groups: readonly GroupShare[], subject: SubjectKey): GroupId | null {
	// Not sorted: this is asked for every test of every pupil of a school.
	const isBefore = (a: GroupShare, b: GroupShare): boolean => {
		// As whole numbers, so that 1/3 and 5/15 are equal.
		const larger = a.takers * Math.max(b.members, 1) - b.takers * Math.max(a.members, 1);
		if (larger !== 0) return larger > 0;
		const fits = fitOf(b, subject) - fitOf(a, subject);
		return fits === 0 ? a.groupId < b.groupId : fits > 0;
	};
	return (
		groups.reduce<GroupShare | null>((first, one) => (first === null || isBefore(one, first) ? one : first), null)
			?.groupId ?? null
	);
}

function fitOf({ kind, subjectKey }: Pick<GroupShare, "kind" | "subjectKey">, subject: SubjectKey): number {
	if (kind === "class") return 1;
	return subjectKey === subject ? 0 : 2;
}

/** Whether a stay is of a day. */
export const isOnDay = ({ beginDate, endDate }: Pick<Stay, "beginDate" | "endDate">, day: string): boolean =>
	beginDate <= day && (endDate === null || endDate > day);
