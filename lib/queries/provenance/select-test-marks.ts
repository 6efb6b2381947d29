import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { countingFirst, takenDay } from "../counting/counting-order";

/** An open mark on a result of a test. */
export interface TestMark {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	readonly assessmentId: string;
	/** The supplier's word, else the key of the subject. */
	readonly subject: string | null;
	readonly state: "disputed" | "set-aside";
	/** When it was disputed, or set aside. */
	readonly at: Date;
}

/** What people said of the results that a figure rests on, or would have rested on. */
export interface ResultMarks {
	/** Results that the school took out of the figure. */
	readonly setAside: number;
	/** When the last of them was; null: none is. */
	readonly setAsideAt: Date | null;
	/** Results that are counted, though somebody says that they are not right. */
	readonly disputed: number;
	/** Whose results they are; null: of several pupils. */
	readonly pupilId: PersonId | null;
}

/**
 * The disputed results of these pupils' tests of the last 400 days that count on their day, and those that the school set
 * aside. An earlier try is in no figure, whatever was said of it.
 */
export function selectTestMarks(
	tx: SchoolTransaction,
	scope: Scope,
	pupilIds: readonly PersonId[],
): Promise<TestMark[]> {
	return tx.$queryRaw<TestMark[]>`
		SELECT m.pupil_id AS "pupilId", marked.connection_id AS "connectionId", a.id AS "assessmentId",
			coalesce(a.subject_name, a.subject_key) AS subject, m.state,
			CASE WHEN m.state = 'set-aside' THEN m.decided_at ELSE m.disputed_at END AS at
		FROM result_mark m
		JOIN sitting_entry marked ON marked.school_id = m.school_id AND marked.id = m.entry_id
		JOIN assessment a ON a.school_id = marked.school_id AND a.id = marked.assessment_id
		CROSS JOIN LATERAL (
			SELECT e.id FROM sitting_entry e
			WHERE e.school_id = marked.school_id AND e.pupil_id = marked.pupil_id AND e.assessment_id = marked.assessment_id
				AND ${takenDay} = (marked.taken_at AT TIME ZONE 'Europe/Amsterdam')::date
			ORDER BY ${countingFirst} LIMIT 1
		) counting
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.pupil_id = ANY(${pupilIds}::uuid[])
			AND m.state IN ('disputed', 'set-aside') AND marked.taken_at >= ${addDays(scope.today, -400)}::date
			AND (m.state = 'set-aside' OR counting.id = marked.id)
		ORDER BY m.id`;
}

/** The marks of one figure in a sum; `pupilId` where all its results are one pupil's. */
export function sumMarks(marks: readonly TestMark[], pupilId: PersonId | null): ResultMarks {
	const setAside = marks.filter((mark) => mark.state === "set-aside");
	const setAsideAt = setAside.reduce<Date | null>((last, { at }) => (last && last > at ? last : at), null);
	return { setAside: setAside.length, setAsideAt, disputed: marks.length - setAside.length, pupilId };
}
