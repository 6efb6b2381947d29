import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import type { GroupShare, Stay } from "../../standing/counting-group";
import { takenDay } from "./counting-order";
import { spellsOf } from "./spells";

/** A test on a day (yyyy-mm-dd) that pupils may have taken in one of several groups. */
export interface SharedTest {
	readonly assessmentId: string;
	readonly day: string;
}

/** A group that may have a result; of a combination group those of one school year. */
export type SharingGroup = Pick<Stay, "groupId" | "kind" | "subjectKey" | "schoolYear">;
type ShareOf = (group: SharingGroup) => GroupShare;

/**
 * How large a part of each of these groups took each of these tests on its day. Two statements; a share is counted when it is
 * asked for, and once.
 */
export async function selectShares(
	tx: SchoolTransaction,
	scope: AnyScope,
	{ groupIds, tests }: { readonly groupIds: readonly GroupId[]; readonly tests: readonly SharedTest[] },
): Promise<(test: SharedTest) => ShareOf> {
	if (groupIds.length === 0 || tests.length === 0) return () => (group) => shareOf(group, [], undefined);
	const numbers = new Map<PersonId, number>();
	const membersOf = await selectMembersOn(tx, scope, groupIds, numbers);
	const takersOf = await selectTakers(tx, scope, tests, numbers);
	const known = new Map<string, ShareOf>();
	return ({ assessmentId, day }) => {
		const key = `${assessmentId} ${day}`;
		const shares = known.get(key) ?? sharesOfTest((group) => membersOf(group, day), takersOf.get(key));
		known.set(key, shares);
		return shares;
	};
}

function sharesOfTest(membersOf: (group: SharingGroup) => readonly number[], took: Uint8Array | undefined): ShareOf {
	const known = new Map<string, GroupShare>();
	return (group) => {
		const key = keyOf(group);
		const share = known.get(key) ?? shareOf(group, membersOf(group), took);
		known.set(key, share);
		return share;
	};
}

function shareOf(
	{ groupId, kind, subjectKey }: SharingGroup,
	members: readonly number[],
	took: Uint8Array | undefined,
): GroupShare {
	let takers = 0;
	if (took !== undefined) for (const member of members) takers += took[member] ?? 0;
	return { groupId, kind, subjectKey, members: members.length, takers };
}

const keyOf = ({ groupId, schoolYear }: SharingGroup): string =>
	schoolYear === null ? groupId : `${groupId} ${schoolYear}`;

/**
 * Who took each test on each day: also who is busy or was set aside, not who was missing or whose result was taken back.
 * @param numbers of the members that are asked after
 * @returns by test and day a 1 at the number of each who took it
 */
async function selectTakers(
	tx: SchoolTransaction,
	scope: AnyScope,
	tests: readonly SharedTest[],
	numbers: ReadonlyMap<PersonId, number>,
): Promise<ReadonlyMap<string, Uint8Array>> {
	const assessmentIds = [...new Set(tests.map((one) => one.assessmentId))];
	const days = tests.map((one) => one.day);
	const first = days.reduce((a, b) => (a < b ? a : b));
	const last = days.reduce((a, b) => (a > b ? a : b));
	// One text a test: a row or an array of as many ids takes the driver longer than all the rest.
	const rows = await tx.$queryRaw<{ key: string; pupilIds: string }[]>`
		SELECT e.assessment_id::text || ' ' || ${takenDay}::text AS key, string_agg(e.pupil_id::text, ' ') AS "pupilIds"
		FROM sitting_entry e
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.assessment_id = ANY(${assessmentIds}::uuid[])
			AND coalesce(e.delivered_status, e.status) <> 'withdrawn' AND NOT e.missing
			AND e.taken_at >= ${first}::date - 1 AND e.taken_at < ${last}::date + 2 AND e.pupil_id IS NOT NULL
		GROUP BY e.assessment_id, ${takenDay}`;
	return new Map(
		rows.map(({ key, pupilIds }) => {
			const took = new Uint8Array(numbers.size);
			for (const pupilId of pupilIds.split(" ")) {
				const number = numbers.get(pupilId as PersonId);
				if (number !== undefined) took[number] = 1;
			}
			return [key, took] as const;
		}),
	);
}

interface MemberStays extends Pick<Stay, "beginDate" | "endDate" | "schoolYear"> {
	readonly members: readonly number[];
}

/**
 * Who is compared in a group on a day, by number; of a combination group those of one school year.
 * @param numbers given out here to every member
 */
async function selectMembersOn(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupIds: readonly GroupId[],
	numbers: Map<PersonId, number>,
): Promise<(group: SharingGroup, day: string) => readonly number[]> {
	const rows = await tx.$queryRaw<(Omit<MemberStays, "members"> & { groupId: GroupId; pupilIds: string })[]>`
		SELECT m.group_id AS "groupId", m.school_year AS "schoolYear", m.begin_date::text AS "beginDate",
			m.end_date::text AS "endDate", string_agg(m.person_id::text, ' ') AS "pupilIds"
		FROM group_membership m
		JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id AND p.kind = 'pupil'
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ANY(${groupIds}::uuid[])
		GROUP BY 1, 2, 3, 4`;
	const numberOf = (pupilId: PersonId) => {
		const number = numbers.get(pupilId) ?? numbers.size;
		numbers.set(pupilId, number);
		return number;
	};
	const stays = new Map<GroupId, MemberStays[]>();
	for (const { groupId, pupilIds, ...stay } of rows) {
		const members = (pupilIds.split(" ") as PersonId[]).map(numberOf);
		const list = stays.get(groupId);
		if (list) list.push({ ...stay, members });
		else stays.set(groupId, [{ ...stay, members }]);
	}
	const known = new Map<string, (day: string) => readonly number[]>();
	return (group, day) => {
		const { groupId, schoolYear } = group;
		const key = keyOf(group);
		const ofYear = (stay: MemberStays) => schoolYear === null || stay.schoolYear === schoolYear;
		const membersOn = known.get(key) ?? spellsOf((stays.get(groupId) ?? []).filter(ofYear), everybody);
		known.set(key, membersOn);
		return membersOn(day);
	};
}

const everybody = (here: readonly MemberStays[]) => [...new Set(here.flatMap((stay) => stay.members))];
