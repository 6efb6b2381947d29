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
 * one group that could have it. Two statements, however many results there are.
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
	return (one) => {
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

function selectStays(tx: SchoolTransaction, scope: AnyScope, taken: readonly TakenTest[]): Promise<Stay[]> {
	if (taken.length === 0) return Promise.resolve([]);
	const pupilIds = [...new Set(taken.map((one) => one.pupilId))];
	const days = taken.map((one) => one.day);
	const first = days.reduce((a, b) => (a < b ? a : b));
	const last = days.reduce((a, b) => (a > b ? a : b));
	return tx.$queryRaw<Stay[]>`
		SELECT m.person_id AS "pupilId", g.id AS "groupId", g.name AS "group", g.kind, g.subject_key AS "subjectKey",
			g.school_period_id AS "periodId", CASE WHEN g.combination THEN m.school_year END AS "schoolYear", m.begin_date::text AS "beginDate",
			least(m.end_date, g.ended_at::date)::text AS "endDate"
		FROM group_membership m
		JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.person_id = ANY(${pupilIds}::uuid[])
			AND m.begin_date <= ${last}::date AND (m.end_date IS NULL OR m.end_date > ${first}::date)`;
}

interface Wanted {
	readonly key: string;
	readonly assessmentId: string;
	readonly day: string;
	readonly groupId: GroupId;
	readonly schoolYear: number | null;
}

/**
 * Of each group on the day of a test: how many are compared there, and how many of them took it. Who is busy or was set
 * aside took it; who was missing, or whose result was taken back, did not.
 */
async function selectShares(
	tx: SchoolTransaction,
	scope: AnyScope,
	wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, { readonly members: number; readonly takers: number }>> {
	if (wanted.length === 0) return new Map();
	const assessmentIds = [...new Set(wanted.map((one) => one.assessmentId))];
	const rows = await tx.$queryRaw<{ key: string; members: number; takers: number }[]>`
		WITH wanted AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS w (
				key text, "assessmentId" uuid, day date, "groupId" uuid, "schoolYear" int)
		), took AS MATERIALIZED (
			SELECT DISTINCT e.assessment_id, ${takenDay} AS day, e.pupil_id
			FROM sitting_entry e
			WHERE e.school_id = ${scope.schoolId}::uuid AND e.assessment_id = ANY(${assessmentIds}::uuid[])
				AND coalesce(e.delivered_status, e.status) <> 'withdrawn' AND NOT e.missing
		)
		SELECT w.key, count(DISTINCT m.person_id)::int AS members, count(DISTINCT took.pupil_id)::int AS takers
		FROM wanted w
		JOIN group_membership m ON m.school_id = ${scope.schoolId}::uuid AND m.group_id = w."groupId"
			AND m.begin_date <= w.day AND (m.end_date IS NULL OR m.end_date > w.day)
			AND (w."schoolYear" IS NULL OR m.school_year = w."schoolYear")
		JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id AND p.kind = 'pupil'
		LEFT JOIN took ON took.assessment_id = w."assessmentId" AND took.day = w.day AND took.pupil_id = m.person_id
		GROUP BY w.key`;
	return new Map(rows.map(({ key, ...share }) => [key, share]));
}
