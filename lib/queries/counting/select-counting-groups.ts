import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { countingGroup, groupsForResult, type Stay } from "../../standing/counting-group";
import { selectShares } from "./select-shares";
import { spellsOf } from "./spells";

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
 * one group that could have it. Three statements, however many results there are, and one decision for all pupils who
 * could have a test in the same groups.
 */
export async function selectCountingGroups(
	tx: SchoolTransaction,
	scope: AnyScope,
	taken: readonly TakenTest[],
): Promise<PlaceOf> {
	const choiceOf = choicesBy(await selectStays(tx, scope, taken));
	const open = taken.filter((one) => choiceOf(one).groups.length > 1);
	const choices = new Set(open.map(choiceOf));
	const groupIds = new Set([...choices].flatMap(({ groups }) => groups.map((group) => group.groupId)));
	const sharesOf = await selectShares(tx, scope, { groupIds: [...groupIds], tests: open });
	return (one) => {
		const { groups, decided } = choiceOf(one);
		if (groups.length < 2) return placeOf(groups[0]);
		const { assessmentId, day } = one;
		const days = decided.get(assessmentId) ?? new Map<string, CountingPlace | null>();
		const known = days.get(day);
		if (known !== undefined) return known;
		const chosen = countingGroup(groups.map(sharesOf(one)), one.subjectKey);
		const place = placeOf(groups.find(({ groupId }) => groupId === chosen));
		decided.set(assessmentId, days.set(day, place));
		return place;
	};
}

function placeOf(group: Group | undefined): CountingPlace | null {
	if (group === undefined) return null;
	const { groupId, group: name, periodId, schoolYear } = group;
	return { groupId, group: name, periodId, schoolYear };
}

/** A stay of several pupils: most members share their days. */
type Group = Omit<Stay, "pupilId">;

/** Groups of which one has a result, and which one had it; shared by all pupils for whom these are the groups. */
interface Choice {
	readonly groups: readonly Group[];
	/** By test and day. */
	readonly decided: Map<string, Map<string, CountingPlace | null>>;
}

function choicesBy(stays: ReadonlyMap<PersonId, readonly Group[]>): (taken: TakenTest) => Choice {
	const known = new Map<string, Choice>();
	const choiceFor = (groups: readonly Group[], subjectKey: SubjectKey): Choice => {
		const key = [
			subjectKey,
			...groups.map(({ groupId, schoolYear }) => `${groupId} ${schoolYear ?? ""}`).sort(),
		].join();
		const choice = known.get(key) ?? { groups, decided: new Map() };
		known.set(key, choice);
		return choice;
	};
	const ofSubject = new Map<SubjectKey, Map<PersonId, (day: string) => Choice>>();
	return ({ pupilId, day, subjectKey }) => {
		const ofPupil = ofSubject.get(subjectKey) ?? new Map<PersonId, (day: string) => Choice>();
		ofSubject.set(subjectKey, ofPupil);
		const choiceOn =
			ofPupil.get(pupilId) ??
			spellsOf(stays.get(pupilId) ?? [], (here) => choiceFor(groupsForResult(here, subjectKey), subjectKey));
		ofPupil.set(pupilId, choiceOn);
		return choiceOn(day);
	};
}

async function selectStays(
	tx: SchoolTransaction,
	scope: AnyScope,
	taken: readonly TakenTest[],
): Promise<ReadonlyMap<PersonId, readonly Group[]>> {
	if (taken.length === 0) return new Map();
	const pupilIds = [...new Set(taken.map((one) => one.pupilId))];
	const days = taken.map((one) => one.day);
	const first = days.reduce((a, b) => (a < b ? a : b));
	const last = days.reduce((a, b) => (a > b ? a : b));
	// Together by group and days, as most members share those: few rows for thousands of stays.
	const rows = await tx.$queryRaw<(Group & { readonly pupilIds: string })[]>`
		SELECT g.id AS "groupId", g.name AS "group", g.kind, g.subject_key AS "subjectKey",
			g.school_period_id AS "periodId", CASE WHEN g.combination THEN m.school_year END AS "schoolYear",
			m.begin_date::text AS "beginDate", least(m.end_date, g.ended_at::date)::text AS "endDate",
			string_agg(m.person_id::text, ' ') AS "pupilIds"
		FROM group_membership m
		JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.person_id = ANY(${pupilIds}::uuid[])
			AND m.begin_date <= ${last}::date AND (m.end_date IS NULL OR m.end_date > ${first}::date)
		GROUP BY g.school_id, g.id, 6, 7, 8`;
	const stays = new Map<PersonId, Group[]>();
	for (const { pupilIds: members, ...group } of rows)
		for (const pupilId of members.split(" ") as PersonId[]) {
			const list = stays.get(pupilId);
			if (list) list.push(group);
			else stays.set(pupilId, [group]);
		}
	return stays;
}
