import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import type { Try } from "../../standing/counting-result";
import { countingFirst } from "../counting/counting-order";

/** What the school knows of one pupil on one test on one day, by the try that counts. */
export interface SaidRow extends Pick<Try, "pupilId" | "status" | "missing"> {
	readonly assessmentId: string;
	readonly sittingId: string;
	readonly day: string;
	readonly schoolYear: number | null;
	/** When the last of all tries came. */
	readonly receivedAt: Date;
}

/** All who are in one state of one test. */
interface SaidRows extends Omit<SaidRow, "pupilId" | "receivedAt"> {
	/** "id ms,id ms": who they are, and when the last came in milliseconds since 1970. */
	readonly pupils: string;
}

/** Of every pupil who was in the group on the day of a test: the try of that day that counts. */
export async function selectSaid(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
	since: string,
): Promise<SaidRow[]> {
	// A row a pupil takes the driver longer than all the rest.
	const rows = await tx.$queryRaw<SaidRows[]>`
		WITH said AS (
			SELECT DISTINCT ON (t.id, e.pupil_id) e.pupil_id, e.status, e.missing, t.id AS sitting_id, t.assessment_id, t.day,
				m.school_year, max(e.received_at) OVER (PARTITION BY t.id, e.pupil_id) AS received_at
			FROM group_membership m
			JOIN sitting_entry e ON e.school_id = m.school_id AND e.pupil_id = m.person_id
			JOIN sitting t ON t.school_id = e.school_id AND t.id = e.sitting_id
			WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid AND t.day >= ${since}::date
				AND m.begin_date <= t.day AND (m.end_date IS NULL OR m.end_date > t.day)
			ORDER BY t.id, e.pupil_id, ${countingFirst}, m.school_year DESC NULLS LAST
		)
		SELECT sitting_id AS "sittingId", assessment_id AS "assessmentId", day::text AS day, status, missing,
			school_year AS "schoolYear",
			string_agg(pupil_id || ' ' || (extract(epoch FROM received_at) * 1000)::bigint, ',') AS pupils
		FROM said
		GROUP BY 1, 2, 3, 4, 5, 6`;
	return rows.flatMap(({ pupils, sittingId, assessmentId, day, status, missing, schoolYear }) =>
		pupils.split(",").map((one) => {
			const space = one.indexOf(" ");
			const [pupilId, receivedAt] = [one.slice(0, space) as PersonId, new Date(Number(one.slice(space + 1)))];
			return { pupilId, receivedAt, sittingId, assessmentId, day, status, missing, schoolYear };
		}),
	);
}
