import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { type DisputeReason, disputeReasonOf, type MarkState } from "../../domain/result-marks";
import { addDays } from "../../domain/school-day";
import type { SubjectKey } from "../../domain/subjects";
import { countingFirst, hasValue, takenDay } from "../counting/counting-order";
import { selectPupil } from "../pupils/select-pupil";
import { subjectKeyOf } from "../pupils/subject-key";
import { selectTestNames } from "../sittings/test-names";

/** As far back as tests count (select-test-facts). */
const daysBack = 400;

export interface PupilResult {
	readonly entryId: string;
	/** yyyy-mm-dd in the Netherlands. */
	readonly day: string;
	readonly test: string;
	readonly receivedAt: Date;
	readonly supplier: string;
	readonly subjectKey: SubjectKey;
	/** As the supplier sent them, of the whole test; number null: the text is a label. */
	readonly values: readonly {
		readonly type: string;
		readonly text: string;
		readonly number: number | null;
		/** Of its scale; null: a label. */
		readonly decimals: number | null;
	}[];
	readonly isSetAside: boolean;
	/**
	 * The day (yyyy-mm-dd) of the result of the same test that counts instead, and why: this is an earlier try, or it has no
	 * value, whenever it was made; null: it counts.
	 */
	readonly countsInstead: { readonly day: string; readonly why: "earlier" | "without-value" } | null;
	/** The last thing that was said of it; null: nothing. */
	readonly mark: ResultMark | null;
}

export interface ResultMark {
	readonly markId: string;
	readonly state: MarkState;
	readonly reason: DisputeReason;
	readonly text: string;
	readonly disputedAt: Date;
	/** Null: somebody whose account is gone. */
	readonly disputedBy: string | null;
	readonly decidedAt: Date | null;
	/** When the supplier sent another value since; null: it did not. */
	readonly changedAt: Date | null;
}

export interface PupilResults {
	readonly name: string;
	/** The first day (yyyy-mm-dd) that is listed. */
	readonly since: string;
	readonly results: readonly PupilResult[];
}

/**
 * The final results of a pupil's tests of the last 400 days, the newest first, with what people said of them; also those
 * that do not count. Logged as a look. Null for what is not theirs and for what is not there.
 */
export function findPupilResults(scope: Scope, pupilId: PersonId): Promise<PupilResults | null> {
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null) return null;
		await logView(tx, scope, "pupil", { pupilId });
		const pupil = await selectPupil(tx, scope, pupilId);
		if (pupil === null) return null;
		const since = addDays(scope.today, -daysBack);
		const rows = await selectResults(tx, scope, pupilId, since);
		const nameOf = await selectTestNames(
			tx,
			scope,
			rows.map((row) => row.assessmentId),
		);
		const results = rows.map(({ subjectKey, mark, countingDay, hasValue: says, assessmentId, ...row }) => ({
			...{ ...row, test: nameOf(assessmentId) },
			countsInstead:
				row.isSetAside || countingDay === null
					? null
					: { day: countingDay, why: says ? ("earlier" as const) : ("without-value" as const) },
			subjectKey: subjectKeyOf(subjectKey),
			mark: mark && {
				...{ ...mark, reason: disputeReasonOf(mark.reason), disputedAt: new Date(mark.disputedAt) },
				decidedAt: mark.decidedAt === null ? null : new Date(mark.decidedAt),
				changedAt: mark.changedAt === null ? null : new Date(mark.changedAt),
			},
		}));
		const isTheirs = (row: PupilResult) => access.subjects === "all" || access.subjects.includes(row.subjectKey);
		return { name: pupil.name, since, results: results.filter(isTheirs) };
	});
}

type Row = Omit<PupilResult, "subjectKey" | "countsInstead"> & {
	readonly subjectKey: string | null;
	/** Of the result of the test that counts; null: it is this one. */
	readonly countingDay: string | null;
	readonly hasValue: boolean;
	readonly assessmentId: string;
};

function selectResults(tx: SchoolTransaction, scope: Scope, pupilId: PersonId, since: string): Promise<Row[]> {
	return tx.$queryRaw<Row[]>`
		SELECT e.id AS "entryId", to_char(e.taken_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS day,
			a.name AS test, a.id AS "assessmentId", e.received_at AS "receivedAt", s.name AS supplier, a.subject_key AS "subjectKey", e.status = 'set-aside' AS "isSetAside",
			coalesce((
				SELECT json_agg(json_build_object('type', o.type, 'text', o.text, 'number', o.number::float8,
					'decimals', d.decimals) ORDER BY o.position)
				FROM outcome o
				LEFT JOIN scale_decimals d ON d.school_id = o.school_id AND d.assessment_id = e.assessment_id
					AND d.part_source_id = o.part_source_id AND d.type = o.type
				WHERE o.school_id = e.school_id AND o.entry_id = e.id AND o.part_source_id = ''
			), '[]') AS "values",
			(
				SELECT json_build_object('markId', m.id, 'state', m.state, 'reason', m.reason, 'text', m.text,
					'disputedAt', m.disputed_at, 'disputedBy', u.name, 'decidedAt', m.decided_at,
					'changedAt', CASE WHEN m.fingerprint <> e.fingerprint THEN e.received_at END)
				FROM result_mark m LEFT JOIN user_account u ON u.id = m.disputed_by
				WHERE m.school_id = e.school_id AND m.entry_id = e.id
				ORDER BY m.disputed_at DESC, m.id DESC LIMIT 1
			) AS mark,
			CASE WHEN first_value(e.id) OVER tries <> e.id
				THEN to_char(first_value(${takenDay}) OVER tries, 'YYYY-MM-DD') END AS "countingDay",
			${hasValue} AS "hasValue"
		FROM sitting_entry e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN connection c ON c.school_id = e.school_id AND c.id = e.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ${pupilId}::uuid
			AND (e.status = 'set-aside' OR (e.status = 'final' AND NOT e.missing))
			AND e.taken_at >= ${since}::date
		WINDOW tries AS (PARTITION BY e.assessment_id ORDER BY ${countingFirst})
		ORDER BY e.taken_at DESC, e.modified_at DESC, e.id`;
}
