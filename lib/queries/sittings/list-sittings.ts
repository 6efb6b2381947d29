import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { SubjectKey } from "../../domain/subjects";
import { isOnDay } from "../../standing/counting-group";
import { stateOfTry, type Try, type TryState } from "../../standing/counting-result";
import { type NamedTest, tellApart } from "../../standing/tell-apart";
import { countingFirst } from "../counting/counting-order";
import { selectCountingGroups } from "../counting/select-counting-groups";
import { type GroupPupil, selectGroupPupils } from "../goals/select-group-pupils";
import { type GroupHead, selectGroup } from "../groups/select-members";
import { subjectKeyOf } from "../pupils/subject-key";
import { selectRefused } from "./select-refused";

export interface SittingRow {
	readonly sittingId: string;
	/** yyyy-mm-dd */
	readonly day: string;
	readonly name: string;
	/** What tells it from another test of this name, day and supplier; null: there is none. */
	readonly apart: string | null;
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

export interface SittingList {
	readonly group: GroupHead;
	/** The latest first. */
	readonly sittings: readonly SittingRow[];
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
		const sittings = await readSittings(tx, scope, group, since);
		return {
			group,
			sittings: sittings.filter((row) => access.subjects === "all" || access.subjects.includes(row.subjectKey)),
			since,
			today: scope.today,
		};
	});
}

/** What the school knows of one pupil on one test on one day, by the try that counts. */
interface SaidRow extends Pick<Try, "pupilId" | "status" | "missing"> {
	readonly assessmentId: string;
	readonly sittingId: string;
	readonly day: string;
	readonly subjectKey: SubjectKey;
	readonly schoolYear: number | null;
	/** When the last of all tries came; milliseconds since 1970. */
	readonly receivedMs: number;
}

/** All who are in one state of one test. */
interface SaidRows extends Omit<SaidRow, "pupilId" | "receivedMs" | "subjectKey"> {
	readonly subjectKey: string | null;
	/** "id ms,id ms": who they are, with when the last came. */
	readonly pupils: string;
}

/** Of every pupil who was in the group on the day of a test: the try of that day that counts. */
async function selectSaid(tx: SchoolTransaction, scope: Scope, groupId: GroupId, since: string): Promise<SaidRow[]> {
	// A row a pupil takes the driver longer than all the rest.
	const rows = await tx.$queryRaw<SaidRows[]>`
		WITH said AS (
			SELECT DISTINCT ON (t.id, e.pupil_id) e.pupil_id, e.status, e.missing, t.id AS sitting_id, t.assessment_id, t.day,
				a.subject_key, m.school_year, max(e.received_at) OVER (PARTITION BY t.id, e.pupil_id) AS received_at
			FROM group_membership m
			JOIN sitting_entry e ON e.school_id = m.school_id AND e.pupil_id = m.person_id
			JOIN sitting t ON t.school_id = e.school_id AND t.id = e.sitting_id
			JOIN assessment a ON a.school_id = t.school_id AND a.id = t.assessment_id
			WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid AND t.day >= ${since}::date
				AND m.begin_date <= t.day AND (m.end_date IS NULL OR m.end_date > t.day)
			ORDER BY t.id, e.pupil_id, ${countingFirst}, m.school_year DESC NULLS LAST
		)
		SELECT sitting_id AS "sittingId", assessment_id AS "assessmentId", day::text AS day, subject_key AS "subjectKey", status,
			missing, school_year AS "schoolYear",
			string_agg(pupil_id || ' ' || (extract(epoch FROM received_at) * 1000)::bigint, ',') AS pupils
		FROM said
		GROUP BY 1, 2, 3, 4, 5, 6, 7`;
	return rows.flatMap(({ pupils, sittingId, assessmentId, day, subjectKey: key, status, missing, schoolYear }) => {
		const subjectKey = subjectKeyOf(key);
		return pupils.split(",").map((one) => {
			const space = one.indexOf(" ");
			const [pupilId, receivedMs] = [one.slice(0, space) as PersonId, Number(one.slice(space + 1))];
			return { pupilId, receivedMs, sittingId, assessmentId, day, subjectKey, status, missing, schoolYear };
		});
	});
}

type Head = Pick<SittingRow, "sittingId" | "name" | "supplier"> & NamedTest & { readonly assessmentId: string };

function selectHeads(tx: SchoolTransaction, scope: Scope, sittingIds: readonly string[]): Promise<Head[]> {
	return tx.$queryRaw<Head[]>`
		SELECT t.id AS "sittingId", a.id AS "assessmentId", a.name, s.name AS supplier, t.day::text AS day, a.version,
			a.study_level AS "studyLevel", a.source_id AS "sourceId"
		FROM sitting t
		JOIN assessment a ON a.school_id = t.school_id AND a.id = t.assessment_id
		JOIN connection n ON n.school_id = a.school_id AND n.id = a.connection_id
		JOIN supplier s ON s.id = n.supplier_id
		WHERE t.school_id = ${scope.schoolId}::uuid AND t.id = ANY(${sittingIds}::uuid[])
		ORDER BY t.day DESC, a.name, t.id`;
}

/** The tests that stand on this group: those of which anything counts here (ADR 0031). */
async function readSittings(
	tx: SchoolTransaction,
	scope: Scope,
	{ groupId, combination }: GroupHead,
	since: string,
): Promise<SittingRow[]> {
	const said = await selectSaid(tx, scope, groupId, since);
	const placeOf = await selectCountingGroups(tx, scope, said);
	const bySitting = new Map<string, { here: SaidRow[]; elsewhere: Set<PersonId> }>();
	for (const row of said) {
		const one = bySitting.get(row.sittingId) ?? { here: [], elsewhere: new Set<PersonId>() };
		bySitting.set(row.sittingId, one);
		const place = placeOf(row);
		if (place === null || place.groupId === groupId) one.here.push(row);
		else one.elsewhere.add(row.pupilId);
	}
	const stays = await selectGroupPupils(tx, scope, groupId);
	const heads = await selectHeads(tx, scope, [...bySitting.keys()]);
	const refused = await selectRefused(tx, scope, {
		assessmentIds: heads.map((head) => head.assessmentId),
		pupilIds: stays.map((stay) => stay.pupilId),
	});
	const apart = tellApart(heads);
	return heads.flatMap(({ sittingId, name, supplier, assessmentId }, index): SittingRow[] => {
		const head = { sittingId, name, supplier, apart: apart[index] ?? null };
		const { here, elsewhere } = bySitting.get(head.sittingId) ?? { here: [], elsewhere: new Set() };
		const [first] = here;
		if (first === undefined) return [];
		const years = combination ? new Set(here.flatMap(({ schoolYear }) => schoolYear ?? [])) : null;
		const isCompared = (stay: GroupPupil) =>
			isOnDay(stay, first.day) &&
			!elsewhere.has(stay.pupilId) &&
			(years === null || years.size === 0 || (stay.schoolYear !== null && years.has(stay.schoolYear)));
		const said = new Set(here.map((row) => row.pupilId));
		const waiting = refused.filter(
			(row) => row.assessmentId === assessmentId && row.day === first.day && !said.has(row.pupilId),
		);
		const count = (...states: readonly TryState[]) => here.filter((row) => states.includes(stateOfTry(row))).length;
		return [
			{
				...{ ...head, day: first.day, subjectKey: first.subjectKey },
				members: new Set(stays.filter(isCompared).map((stay) => stay.pupilId)).size,
				...{ final: count("final"), inProgress: count("in-progress"), missing: count("missing") },
				withdrawn: count("withdrawn", "set-aside"),
				refused:
					count("refused") +
					waiting.filter(({ pupilId }) => stays.some((stay) => stay.pupilId === pupilId && isCompared(stay))).length,
				elsewhere: elsewhere.size,
				receivedAt: new Date(here.reduce((last, row) => Math.max(last, row.receivedMs), first.receivedMs)),
			},
		];
	});
}
