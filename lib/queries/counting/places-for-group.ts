import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId } from "../../domain/ids";
import { isOnDay } from "../../standing/counting-group";
import { selectCountingGroups, type TakenTest } from "./select-counting-groups";

/** Where a result counts that does not count in the group on screen. */
export interface Elsewhere {
	/** Name of the group; null: the pupil was in no group on the day. */
	readonly group: string | null;
}

/** Null: it counts in the group on screen. */
export type ElsewhereOf = (taken: TakenTest) => Elsewhere | null;

/**
 * Whether results count in one group, on a screen of a period. A result of before the group had anybody, that counts in no
 * group of this school year, counts for whoever is in the group now: there are no figures of then to change. One that a
 * pupil brings from before she came to a group that was there counts where she was (ADR 0031).
 */
export async function placesForGroup(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupId: GroupId,
	taken: readonly TakenTest[],
): Promise<ElsewhereOf> {
	const placeOf = await selectCountingGroups(tx, scope, taken);
	const { periodId, stays } = await selectGroupStays(tx, scope, groupId);
	const days = new Map<string, boolean>();
	const hadMembers = (day: string) => {
		const known = days.get(day) ?? stays.some((stay) => isOnDay(stay, day));
		days.set(day, known);
		return known;
	};
	return (one) => {
		const place = placeOf(one);
		const isOfOtherYear = place === null || place.periodId !== periodId;
		if (place?.groupId === groupId || (isOfOtherYear && !hadMembers(one.day))) return null;
		return { group: place?.group ?? null };
	};
}

interface GroupStays {
	readonly periodId: string | null;
	/** When anybody was in the group. */
	readonly stays: readonly { readonly beginDate: string; readonly endDate: string | null }[];
}

async function selectGroupStays(tx: SchoolTransaction, scope: AnyScope, groupId: GroupId): Promise<GroupStays> {
	// Few rows: most members share their days.
	const rows = await tx.$queryRaw<{ periodId: string; beginDate: string; endDate: string | null }[]>`
		SELECT DISTINCT g.school_period_id AS "periodId", m.begin_date::text AS "beginDate", m.end_date::text AS "endDate"
		FROM group_membership m
		JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid`;
	return { periodId: rows[0]?.periodId ?? null, stays: rows };
}
