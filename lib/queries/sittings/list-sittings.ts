import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GroupId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { SubjectKey } from "../../domain/subjects";
import { type GroupHead, selectGroup } from "../groups/select-members";
import { subjectKeyOf } from "../pupils/subject-key";

export interface SittingRow {
	readonly sittingId: string;
	/** yyyy-mm-dd */
	readonly day: string;
	readonly name: string;
	readonly supplier: string;
	readonly subjectKey: SubjectKey;
	/** Members on the day; in a combination group those of the school years that were in the test. */
	readonly members: number;
	/** How many of them have a final result, are busy, were absent, were taken back. Of the rest nothing came. */
	readonly final: number;
	readonly inProgress: number;
	readonly missing: number;
	readonly withdrawn: number;
	readonly receivedAt: Date;
}

export interface SittingList {
	readonly group: GroupHead;
	/** The latest first, at most 200. */
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
		const rows = await selectSittings(tx, scope, groupId, since);
		const sittings = rows.map((row) => ({ ...row, subjectKey: subjectKeyOf(row.subjectKey) }));
		return {
			group,
			sittings: sittings.filter((row) => access.subjects === "all" || access.subjects.includes(row.subjectKey)),
			since,
			today: scope.today,
		};
	});
}

function selectSittings(tx: SchoolTransaction, scope: Scope, groupId: GroupId, since: string) {
	return tx.$queryRaw<(Omit<SittingRow, "subjectKey"> & { subjectKey: string | null })[]>`
		WITH said AS (
			SELECT t.id, m.person_id, max(m.school_year) AS school_year, bool_or(e.status = 'final' AND NOT e.missing) AS final,
				bool_or(e.status = 'in-progress' AND NOT e.missing) AS busy,
				bool_or(e.missing AND e.status NOT IN ('withdrawn', 'set-aside', 'refused')) AS missing, max(e.received_at) AS received_at
			FROM group_membership m
			JOIN sitting_entry e ON e.school_id = m.school_id AND e.pupil_id = m.person_id
			JOIN sitting t ON t.school_id = e.school_id AND t.id = e.sitting_id
			WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid AND t.day >= ${since}::date
				AND m.begin_date <= t.day AND (m.end_date IS NULL OR m.end_date > t.day)
			GROUP BY t.id, m.person_id
		), counted AS (
			SELECT id, array_agg(DISTINCT school_year) AS school_years, max(received_at) AS received_at,
				count(*) FILTER (WHERE final)::int AS final,
				count(*) FILTER (WHERE NOT final AND missing)::int AS missing,
				count(*) FILTER (WHERE NOT final AND NOT missing AND busy)::int AS busy,
				count(*) FILTER (WHERE NOT final AND NOT missing AND NOT busy)::int AS withdrawn
			FROM said GROUP BY id
		)
		SELECT t.id AS "sittingId", t.day::text AS day, a.name, s.name AS supplier, a.subject_key AS "subjectKey",
			c.final, c.busy AS "inProgress", c.missing, c.withdrawn, c.received_at AS "receivedAt",
			(SELECT count(DISTINCT m.person_id)::int FROM group_membership m
				JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
				WHERE m.school_id = t.school_id AND m.group_id = ${groupId}::uuid
					AND m.begin_date <= t.day AND (m.end_date IS NULL OR m.end_date > t.day)
					AND (NOT g.combination OR m.school_year = ANY(c.school_years))) AS members
		FROM counted c
		JOIN sitting t ON t.school_id = ${scope.schoolId}::uuid AND t.id = c.id
		JOIN assessment a ON a.school_id = t.school_id AND a.id = t.assessment_id
		JOIN connection n ON n.school_id = a.school_id AND n.id = a.connection_id
		JOIN supplier s ON s.id = n.supplier_id
		ORDER BY t.day DESC, a.name, t.id
		LIMIT 200`;
}
