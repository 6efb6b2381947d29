import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { byName } from "../people/by-name";
import { looksAt } from "../views/looks-at";

/** How far back "looked" counts in the list of who can see a pupil. */
const daysBack = 30;

export interface Viewer {
	readonly personId: PersonId;
	readonly name: string;
	readonly kind: "class-teacher" | "teacher" | "coach";
	/** Null for a coach. */
	readonly group: string | null;
	/** Only results of this subject; null: all. */
	readonly subjectKey: string | null;
	/** Since when and until when (exclusive) both the assignment and the pupil's membership hold; null: no end known. */
	readonly since: string;
	readonly until: string | null;
	/** False: the employee cannot sign in (yet). */
	readonly hasAccount: boolean;
	/** The last look in 30 days, at the pupil or at the group; null: none. */
	readonly lookedAt: Date | null;
}

/** Who sees this pupil by the roster at `scope.today`, and by which assignment. */
export function selectViewers(tx: SchoolTransaction, scope: Scope, pupilId: PersonId): Promise<Viewer[]> {
	const [today, since] = [scope.today, addDays(scope.today, -daysBack)];
	return tx.$queryRaw<Viewer[]>`
		WITH looks AS (
			SELECT v.user_id, max(v.at) AS at
			FROM ${looksAt(scope, pupilId)} v
			WHERE v.at >= ${since}::date
			GROUP BY v.user_id
		)
		SELECT a.person_id AS "personId", concat_ws(' ', e.given_name, e.name_prefix, e.family_name) AS name, a.kind,
			g.name AS "group", CASE WHEN a.kind = 'teacher' THEN g.subject_key END AS "subjectKey",
			greatest(a.begin_date, m.begin_date)::text AS since, least(a.end_date, m.end_date)::text AS until,
			r.user_id IS NOT NULL AS "hasAccount", l.at AS "lookedAt"
		FROM assignment a
		JOIN person e ON e.school_id = a.school_id AND e.id = a.person_id
			AND (e.ended_at IS NULL OR e.ended_at > ${today}::date)
		LEFT JOIN pupil_group g ON g.school_id = a.school_id AND g.id = a.group_id AND a.kind <> 'coach'
		LEFT JOIN group_membership m ON m.school_id = a.school_id AND m.group_id = g.id AND m.person_id = ${pupilId}::uuid
			AND m.begin_date <= ${today}::date AND (m.end_date IS NULL OR m.end_date > ${today}::date)
		LEFT JOIN school_role r ON r.school_id = a.school_id AND r.person_id = a.person_id AND r.role = 'staff'
			AND r.begin_date <= ${today}::date AND (r.end_date IS NULL OR r.end_date > ${today}::date)
		LEFT JOIN looks l ON l.user_id = r.user_id
		WHERE a.school_id = ${scope.schoolId}::uuid
			AND a.begin_date <= ${today}::date AND (a.end_date IS NULL OR a.end_date > ${today}::date)
			AND (
				(a.kind = 'coach' AND a.pupil_id = ${pupilId}::uuid)
				OR (a.kind IN ('class-teacher', 'teacher') AND m.person_id IS NOT NULL
					AND (g.ended_at IS NULL OR g.ended_at > ${today}::date))
			)
		ORDER BY array_position(ARRAY['class-teacher', 'coach', 'teacher'], a.kind), ${byName("e")}, a.id
		LIMIT 2000`;
}
