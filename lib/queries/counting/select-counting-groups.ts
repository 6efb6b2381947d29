import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { countingGroup, groupsForResult, isOnDay, type Stay } from "../../standing/counting-group";
import { takenDay } from "./counting-order";

/** What is to be placed: something that a supplier said of a pupil on a test on a day (yyyy-mm-dd). */
export interface TakenTest {
	readonly pupilId: PersonId;
	readonly assessmentId: string;
	readonly day: string;
	readonly subjectKey: SubjectKey;
}

/** The group in which a result counts. */
export interface CountingPlace {
	readonly groupId: GroupId;
	readonly group: string;
	/** The school year that the group is of. */
	readonly periodId: string;
	/** Of a combination group, whose years are compared apart; else null. */
	readonly schoolYear: number | null;
}

/** Null: the pupil was in no group on the day. */
export type PlaceOf = (taken: TakenTest) => CountingPlace | null;

/**
 * Decides per pupil in which group each of these results counts (ADR 0031): `countingGroup` for whoever was in more than
 * one group that could have it. Three statements, however many results there are.
 */
export async function selectCountingGroups(
	tx: SchoolTransaction,
	scope: AnyScope,
	taken: readonly TakenTest[],
): Promise<PlaceOf> {
	const stays = await selectStays(tx, scope, taken);
	const candidates = candidatesBy(stays);
	const wanted = new Map<string, Wanted>();
	for (const one of taken) {
		const groups = candidates(one);
		if (groups.length < 2) continue;
		for (const stay of groups) {
			const { assessmentId, day } = one;
			const { groupId, schoolYear } = stay;
			wanted.set(shareKey(one, stay), { key: shareKey(one, stay), assessmentId, day, groupId, schoolYear });
		}
	}
	const shares = await selectShares(tx, scope, [...wanted.values()]);
	const decide = (one: TakenTest): CountingPlace | null => {
		const groups = candidates(one);
		const chosen =
			groups.length < 2
				? groups[0]?.groupId
				: countingGroup(
						groups.map((stay) => ({ ...stay, ...(shares.get(shareKey(one, stay)) ?? { members: 0, takers: 0 }) })),
						one.subjectKey,
					);
		const stay = groups.find(({ groupId }) => groupId === chosen);
		if (stay === undefined) return null;
		const { groupId, group, periodId, schoolYear } = stay;
		return { groupId, group, periodId, schoolYear };
	};
	// A screen asks of the same result again and again: for each pupil that it is compared with.
	const decided = new Map<string, CountingPlace | null>();
	return (one) => {
		const key = `${one.pupilId} ${one.assessmentId} ${one.day}`;
		const known = decided.get(key);
		if (known !== undefined) return known;
		const place = decide(one);
		decided.set(key, place);
		return place;
	};
}

const shareKey = ({ assessmentId, day }: TakenTest, { groupId, schoolYear }: Stay) =>
	`${assessmentId} ${day} ${groupId} ${schoolYear ?? ""}`;

/** The groups that could have a result; looked up once for all results of a pupil, day and subject. */
function candidatesBy(stays: readonly Stay[]): (taken: TakenTest) => readonly Stay[] {
	const ofPupil = new Map<PersonId, Stay[]>();
	for (const stay of stays) {
		const list = ofPupil.get(stay.pupilId);
		if (list) list.push(stay);
		else ofPupil.set(stay.pupilId, [stay]);
	}
	const known = new Map<string, readonly Stay[]>();
	return ({ pupilId, day, subjectKey }) => {
		const key = `${pupilId} ${day} ${subjectKey}`;
		const found = known.get(key);
		if (found) return found;
		const here = (ofPupil.get(pupilId) ?? []).filter((stay) => isOnDay(stay, day));
		const fitting = groupsForResult(here, subjectKey);
		known.set(key, fitting);
		return fitting;
	};
}

async function selectStays(tx: SchoolTransaction, scope: AnyScope, taken: readonly TakenTest[]): Promise<Stay[]> {
	if (taken.length === 0) return [];
	const pupilIds = [...new Set(taken.map((one) => one.pupilId))];
	const days = taken.map((one) => one.day);
	const first = days.reduce((a, b) => (a < b ? a : b));
	const last = days.reduce((a, b) => (a > b ? a : b));
	// Together by group and days, as most members share those: few rows for thousands of stays.
	const rows = await tx.$queryRaw<(Omit<Stay, "pupilId"> & { readonly pupilIds: readonly PersonId[] })[]>`
		SELECT g.id AS "groupId", g.name AS "group", g.kind, g.subject_key AS "subjectKey",
			g.school_period_id AS "periodId", CASE WHEN g.combination THEN m.school_year END AS "schoolYear",
			m.begin_date::text AS "beginDate", least(m.end_date, g.ended_at::date)::text AS "endDate",
			array_agg(m.person_id::text) AS "pupilIds"
		FROM group_membership m
		JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.person_id = ANY(${pupilIds}::uuid[])
			AND m.begin_date <= ${last}::date AND (m.end_date IS NULL OR m.end_date > ${first}::date)
		GROUP BY g.school_id, g.id, 6, 7, 8`;
	return rows.flatMap(({ pupilIds: members, ...stay }) => members.map((pupilId) => ({ ...stay, pupilId })));
}

interface Wanted {
	readonly key: string;
	readonly assessmentId: string;
	readonly day: string;
	readonly groupId: GroupId;
	readonly schoolYear: number | null;
}

type Shares = ReadonlyMap<string, { readonly members: number; readonly takers: number }>;

/** Of each group on the day of a test: how many are compared there, and how many of them took it. */
async function selectShares(tx: SchoolTransaction, scope: AnyScope, wanted: readonly Wanted[]): Promise<Shares> {
	if (wanted.length === 0) return new Map();
	const takersOf = await selectTakers(tx, scope, wanted);
	const stays = await selectMemberStays(tx, scope, wanted);
	const membersOf = new Map<string, ReadonlySet<PersonId>>();
	return new Map(
		wanted.map(({ key, assessmentId, day, groupId, schoolYear }) => {
			const ofDay = `${groupId} ${day} ${schoolYear ?? ""}`;
			const members = membersOf.get(ofDay) ?? membersOn(stays.get(groupId) ?? [], day, schoolYear);
			membersOf.set(ofDay, members);
			const took = takersOf.get(`${assessmentId} ${day}`);
			const takers = took === undefined ? 0 : [...members].filter((pupilId) => took.has(pupilId)).length;
			return [key, { members: members.size, takers }] as const;
		}),
	);
}

/** Who took each test on each day: also who is busy or was set aside, not who was missing or whose result was taken back. */
async function selectTakers(
	tx: SchoolTransaction,
	scope: AnyScope,
	wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, ReadonlySet<PersonId>>> {
	const assessmentIds = [...new Set(wanted.map((one) => one.assessmentId))];
	const rows = await tx.$queryRaw<{ key: string; pupilIds: PersonId[] }[]>`
		SELECT e.assessment_id::text || ' ' || ${takenDay}::text AS key, array_agg(e.pupil_id::text) AS "pupilIds"
		FROM sitting_entry e
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.assessment_id = ANY(${assessmentIds}::uuid[])
			AND coalesce(e.delivered_status, e.status) <> 'withdrawn' AND NOT e.missing AND e.taken_at IS NOT NULL
			AND e.pupil_id IS NOT NULL
		GROUP BY 1`;
	return new Map(rows.map(({ key, pupilIds }) => [key, new Set(pupilIds)]));
}

interface MemberStays extends Pick<Stay, "beginDate" | "endDate" | "schoolYear"> {
	readonly pupilIds: readonly PersonId[];
}

async function selectMemberStays(
	tx: SchoolTransaction,
	scope: AnyScope,
	wanted: readonly Wanted[],
): Promise<ReadonlyMap<GroupId, readonly MemberStays[]>> {
	const groupIds = [...new Set(wanted.map((one) => one.groupId))];
	const rows = await tx.$queryRaw<(MemberStays & { groupId: GroupId })[]>`
		SELECT m.group_id AS "groupId", m.school_year AS "schoolYear", m.begin_date::text AS "beginDate",
			m.end_date::text AS "endDate", array_agg(m.person_id::text) AS "pupilIds"
		FROM group_membership m
		JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id AND p.kind = 'pupil'
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ANY(${groupIds}::uuid[])
		GROUP BY 1, 2, 3, 4`;
	const found = new Map<GroupId, MemberStays[]>();
	for (const row of rows) {
		const list = found.get(row.groupId);
		if (list) list.push(row);
		else found.set(row.groupId, [row]);
	}
	return found;
}

function membersOn(stays: readonly MemberStays[], day: string, schoolYear: number | null): ReadonlySet<PersonId> {
	const here = stays.filter((stay) => isOnDay(stay, day) && (schoolYear === null || stay.schoolYear === schoolYear));
	return new Set(here.flatMap((stay) => stay.pupilIds));
}
