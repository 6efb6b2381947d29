import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId } from "../../domain/ids";
import { isOnDay } from "../../standing/counting-group";
import { selectCountingGroups, type TakenTest } from "./select-counting-groups";

/** Where a result counts that does not count in the group on screen. */
export interface Elsewhere {
	/** Name of the group; null: the pupil was in no group on the day. */
	readonly group: string | null;
	/** Of that group; null: none. */
	readonly groupId?: GroupId | null;
}

/** Null: it counts in the group on screen. */
export type ElsewhereOf = (taken: TakenTest) => Elsewhere | null;

/**
 * Whether results count in one of these groups, on a screen of a period. A result of before the group had anybody, that
 * counts in no group of this school year, counts for whoever is in the group now: there are no figures of then to change.
 * One that a pupil brings from before she came to a group that was there counts where she was (ADR 0031).
 */
export async function placesForGroups(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupIds: readonly GroupId[],
	taken: readonly TakenTest[],
): Promise<(groupId: GroupId, taken: TakenTest) => Elsewhere | null> {
	if (groupIds.length === 0 || taken.length === 0) return () => null;
	const placeOf = await selectCountingGroups(tx, scope, taken);
	const groups = await selectGroupStays(tx, scope, groupIds);
	const days = new Map<string, boolean>();
	const hadMembers = (groupId: GroupId, day: string) => {
		const key = `${groupId} ${day}`;
		const known = days.get(key) ?? groups.get(groupId)?.stays.some((stay) => isOnDay(stay, day)) ?? false;
		days.set(key, known);
		return known;
	};
	return (groupId, one) => {
		const place = placeOf(one);
		const isOfOtherYear = place === null || place.periodId !== groups.get(groupId)?.periodId;
		if (place?.groupId === groupId || (isOfOtherYear && !hadMembers(groupId, one.day))) return null;
		return { group: place?.group ?? null, groupId: place?.groupId ?? null };
	};
}

/** The same for the group on screen. */
export async function placesForGroup(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupId: GroupId,
	taken: readonly TakenTest[],
): Promise<ElsewhereOf> {
	const elsewhereOf = await placesForGroups(tx, scope, [groupId], taken);
	return (one) => elsewhereOf(groupId, one);
}

interface GroupStays {
	readonly periodId: string;
	/** When anybody was in the group. */
	readonly stays: { readonly beginDate: string; readonly endDate: string | null }[];
}

async function selectGroupStays(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupIds: readonly GroupId[],
): Promise<ReadonlyMap<GroupId, GroupStays>> {
	// Few rows: most members share their days.
	const rows = await tx.$queryRaw<{ groupId: GroupId; periodId: string; beginDate: string; endDate: string | null }[]>`
		SELECT DISTINCT g.id AS "groupId", g.school_period_id AS "periodId", m.begin_date::text AS "beginDate",
			m.end_date::text AS "endDate"
		FROM group_membership m
		JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ANY(${[...groupIds]}::uuid[])`;
	const groups = new Map<GroupId, GroupStays>();
	for (const { groupId, periodId, ...stay } of rows) {
		const known = groups.get(groupId);
		if (known) known.stays.push(stay);
		else groups.set(groupId, { periodId, stays: [stay] });
	}
	return groups;
}
