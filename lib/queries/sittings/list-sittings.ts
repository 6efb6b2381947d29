import { findGroupAccess, listAccessibleGroups } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { compareNames } from "../../domain/compare-names";
import type { GroupId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { SubjectKey } from "../../domain/subjects";
import { isOnDay } from "../../standing/counting-group";
import { stateOfTry, type TryState } from "../../standing/counting-result";
import { type CountingPlace, selectCountingGroups, type TakenTest } from "../counting/select-counting-groups";
import { type GroupPupil, selectGroupPupils } from "../goals/select-group-pupils";
import { type GroupHead, selectGroup } from "../groups/select-members";
import { subjectKeyOf } from "../pupils/subject-key";
import { selectRefused } from "./select-refused";
import { type SaidRow, selectSaid } from "./select-said";
import { selectTestNames } from "./test-names";

export interface SittingRow {
	readonly assessmentId: string;
	/** Null: of this group something came and was rejected, and nothing else, so that there is no page. */
	readonly sittingId: string | null;
	/** yyyy-mm-dd */
	readonly day: string;
	/** As it is called on every screen (test-names.ts). */
	readonly name: string;
	readonly supplier: string;
	readonly subjectKey: SubjectKey;
	/**
	 * Members on the day whose result does not count in another group of theirs; in a combination group those of the school
	 * years that were in the test.
	 */
	readonly members: number;
	/** How many of them have a final result, are busy, were absent, were taken back. Of the rest nothing came. */
	readonly final: number;
	readonly inProgress: number;
	readonly missing: number;
	readonly withdrawn: number;
	/** Of whom something came and was rejected, and nothing else: it waits at the school. */
	readonly refused: number;
	/** Members whose result counts in another group of theirs; not among `members`. */
	readonly elsewhere: number;
	readonly receivedAt: Date;
}

/** Another group in which tests of members count. */
export interface OtherGroup {
	readonly groupId: GroupId;
	readonly group: string;
	/** How many. */
	readonly tests: number;
	/** The reader sees that group too. */
	readonly mayOpen: boolean;
}

export interface SittingList {
	readonly group: GroupHead;
	/** The latest first. */
	readonly sittings: readonly SittingRow[];
	/** Where tests of these pupils count that count for none of them here: their lesson groups, as a rule. */
	readonly elsewhere: readonly OtherGroup[];
	/** The oldest day that is looked at; yyyy-mm-dd. */
	readonly since: string;
	readonly today: string;
}

/** Tests further back than this are history. */
const daysBack = 400;

/**
 * The tests of a group by date, with how many are in which state. Null for a group that is not the reader's today and
 * for one that is not there; a teacher of a subject sees that subject. Logged as a look at the group.
 */
export function listSittings(scope: Scope, groupId: GroupId): Promise<SittingList | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, groupId);
		const group = access && (await selectGroup(tx, scope, groupId));
		if (access === null || group === null) return null;
		await logView(tx, scope, "sittings", { groupId, onDate: scope.today });
		const since = addDays(scope.today, -daysBack);
		const { sittings, elsewhere } = await readSittings(tx, scope, group, since);
		const isTheirs = (row: { readonly subjectKey: SubjectKey }) =>
			access.subjects === "all" || access.subjects.includes(row.subjectKey);
		// Last, since from here on the transaction shows the sources of all the roles of the reader.
		const accessible = new Set((await listAccessibleGroups(tx, scope)).map((one) => one.groupId));
		return {
			...{ group, sittings: sittings.filter(isTheirs) },
			elsewhere: groupsElsewhere(elsewhere.filter(isTheirs), accessible),
			since,
			today: scope.today,
		};
	});
}

/** A result that came for a pupil of the group and was rejected, before anything else of the test did. */
interface RefusedRow extends TakenTest {
	readonly receivedAt: Date;
	/** Where it would count; a member of whom nothing counts stays a member of the group. */
	readonly place: CountingPlace | null;
}

/** What is known of one test on one day. */
interface TestOnDay extends Pick<SaidRow, "assessmentId" | "day"> {
	/** Null: everything that came was rejected, so that there is no page of it. */
	sittingId: string | null;
	readonly subjectKey: SubjectKey;
	/** What counts here, by pupil. */
	readonly here: SaidRow[];
	readonly elsewhere: Map<PersonId, CountingPlace>;
	readonly refused: RefusedRow[];
}

interface Head {
	readonly assessmentId: string;
	readonly supplier: string;
	readonly subjectKey: string | null;
}

function selectHeads(tx: SchoolTransaction, scope: Scope, assessmentIds: readonly string[]): Promise<Head[]> {
	return tx.$queryRaw<Head[]>`
		SELECT a.id AS "assessmentId", s.name AS supplier, a.subject_key AS "subjectKey"
		FROM assessment a
		JOIN connection n ON n.school_id = a.school_id AND n.id = a.connection_id
		JOIN supplier s ON s.id = n.supplier_id
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.id = ANY(${assessmentIds}::uuid[])`;
}

/** Every test of which something came of somebody who was in the group on the day, and where it counts (ADR 0031). */
async function readTests(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
	{ since, stays }: { readonly since: string; readonly stays: readonly GroupPupil[] },
): Promise<{ readonly tests: readonly TestOnDay[]; readonly heads: ReadonlyMap<string, Head> }> {
	const said = await selectSaid(tx, scope, groupId, since);
	const pupilIds = [...new Set(stays.map((stay) => stay.pupilId))];
	const rejected = await selectRefused(tx, scope, { pupilIds, since });
	const wasHere = ({ pupilId, day }: { pupilId: PersonId; day: string }) =>
		stays.some((stay) => stay.pupilId === pupilId && isOnDay(stay, day));
	const ids = [...new Set([...said, ...rejected].map((row) => row.assessmentId))];
	const heads = new Map((await selectHeads(tx, scope, ids)).map((head) => [head.assessmentId, head]));
	const subjectOf = (assessmentId: string) => subjectKeyOf(heads.get(assessmentId)?.subjectKey ?? null);
	const keyOf = ({ assessmentId, day }: { assessmentId: string; day: string }) => `${assessmentId} ${day}`;
	const known = new Set(said.map((row) => `${keyOf(row)} ${row.pupilId}`));
	const refused = rejected
		.filter((row) => wasHere(row) && !known.has(`${keyOf(row)} ${row.pupilId}`))
		.map((row) => ({ ...row, subjectKey: subjectOf(row.assessmentId) }));
	const placed = said.map((row) => ({ ...row, subjectKey: subjectOf(row.assessmentId) }));
	const placeOf = await selectCountingGroups(tx, scope, [...placed, ...refused]);
	const tests = new Map<string, TestOnDay>();
	const testOf = (row: TakenTest): TestOnDay => {
		const { assessmentId, day, subjectKey } = row;
		const found = tests.get(keyOf(row));
		const one = found ?? {
			assessmentId,
			day,
			subjectKey,
			sittingId: null,
			here: [],
			elsewhere: new Map(),
			refused: [],
		};
		tests.set(keyOf(row), one);
		return one;
	};
	for (const row of placed) {
		const [one, place] = [testOf(row), placeOf(row)];
		one.sittingId = row.sittingId;
		if (place === null || place.groupId === groupId) one.here.push(row);
		else one.elsewhere.set(row.pupilId, place);
	}
	for (const row of refused) testOf(row).refused.push({ ...row, place: placeOf(row) });
	return { tests: [...tests.values()], heads };
}

/** The tests that stand on this group: those of which anything counts here, or came and was rejected. */
async function readSittings(
	tx: SchoolTransaction,
	scope: Scope,
	{ groupId, combination }: GroupHead,
	since: string,
): Promise<{ readonly sittings: SittingRow[]; readonly elsewhere: readonly ElsewhereTest[] }> {
	const stays = await selectGroupPupils(tx, scope, groupId);
	const { tests, heads } = await readTests(tx, scope, groupId, { since, stays });
	const nameOf = await selectTestNames(tx, scope, [...heads.keys()]);
	const sittings = tests.flatMap((one): SittingRow[] => {
		const { assessmentId, day, subjectKey, here, refused, elsewhere } = one;
		if (!standsHere(one, groupId)) return [];
		const received = [...here, ...refused].map((row) => row.receivedAt.getTime());
		const years = combination ? new Set(here.flatMap(({ schoolYear }) => schoolYear ?? [])) : null;
		const isCompared = (stay: GroupPupil) =>
			isOnDay(stay, day) &&
			!elsewhere.has(stay.pupilId) &&
			(years === null || years.size === 0 || (stay.schoolYear !== null && years.has(stay.schoolYear)));
		const compared = new Set(stays.filter(isCompared).map((stay) => stay.pupilId));
		const count = (...states: readonly TryState[]) => here.filter((row) => states.includes(stateOfTry(row))).length;
		return [
			{
				...{ assessmentId, day, subjectKey, name: nameOf(assessmentId) },
				// Without anything that counts here there is no page.
				sittingId: here.length === 0 ? null : one.sittingId,
				supplier: heads.get(assessmentId)?.supplier ?? "",
				members: compared.size,
				...{ final: count("final"), inProgress: count("in-progress"), missing: count("missing") },
				withdrawn: count("withdrawn", "set-aside"),
				refused: count("refused") + refused.filter(({ pupilId }) => compared.has(pupilId)).length,
				elsewhere: elsewhere.size,
				receivedAt: new Date(Math.max(...received)),
			},
		];
	});
	sittings.sort((a, b) => b.day.localeCompare(a.day) || compareNames(a.name, b.name) || byId(a, b));
	const others = tests.filter((one) => !standsHere(one, groupId));
	return {
		sittings,
		elsewhere: others.map(({ subjectKey, elsewhere, refused }) => ({
			subjectKey,
			places: [...elsewhere.values(), ...refused.flatMap(({ place }) => place ?? [])],
		})),
	};
}

/** Anything of it counts here, or came, was rejected and would have counted here. */
const standsHere = ({ here, refused }: TestOnDay, groupId: GroupId) =>
	here.length > 0 || refused.some(({ place }) => place === null || place.groupId === groupId);

const byId = (a: SittingRow, b: SittingRow) => (a.assessmentId < b.assessmentId ? -1 : 1);

/** A test of these pupils that counts in other groups of theirs alone. */
interface ElsewhereTest {
	readonly subjectKey: SubjectKey;
	readonly places: readonly CountingPlace[];
}

/** In which other groups those tests count, and how many in each. */
function groupsElsewhere(tests: readonly ElsewhereTest[], mayOpen: ReadonlySet<GroupId>): OtherGroup[] {
	const groups = new Map<GroupId, OtherGroup>();
	for (const { places } of tests)
		for (const { groupId, group } of new Map(places.map((place) => [place.groupId, place])).values()) {
			const count = (groups.get(groupId)?.tests ?? 0) + 1;
			groups.set(groupId, { groupId, group, tests: count, mayOpen: mayOpen.has(groupId) });
		}
	return [...groups.values()].sort((a, b) => compareNames(a.group, b.group) || (a.groupId < b.groupId ? -1 : 1));
}
