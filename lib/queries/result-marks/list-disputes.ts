import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { type DisputeReason, disputeReasonOf } from "../../domain/result-marks";
import { AppError } from "../../errors";
import { selectTestNames } from "../sittings/test-names";

/** A result that is disputed or does not count. Which test and when, never the value: an admin has no right to results. */
export interface Dispute {
	readonly markId: string;
	readonly state: "disputed" | "set-aside";
	readonly pupil: string;
	readonly test: string;
	readonly supplier: string;
	/** yyyy-mm-dd in the Netherlands; null: the supplier gave none. */
	readonly day: string | null;
	readonly reason: DisputeReason;
	readonly text: string;
	readonly disputedAt: Date;
	readonly disputedBy: string | null;
	readonly decidedAt: Date | null;
	readonly decidedBy: string | null;
	/** When the supplier sent another value since; null: it did not. */
	readonly changedAt: Date | null;
	/** The supplier took the result back since. */
	readonly isWithdrawn: boolean;
}

/**
 * What waits for a decision, the oldest first, and then what does not count. At most 2,000.
 * @throws AppError not-allowed
 */
export function listDisputes(scope: Scope): Promise<Dispute[]> {
	if (!can(scope, "judge-results")) throw new AppError("not-allowed");
	return inSchoolAsAdmin(scope, async (tx) => {
		const rows = await tx.$queryRaw<(Omit<Dispute, "reason"> & { reason: string; assessmentId: string })[]>`
			SELECT m.id AS "markId", m.state, concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS pupil,
				a.name AS test, a.id AS "assessmentId", s.name AS supplier, to_char(e.taken_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS day,
				m.reason, m.text, m.disputed_at AS "disputedAt", u.name AS "disputedBy", m.decided_at AS "decidedAt",
				d.name AS "decidedBy", CASE WHEN m.fingerprint <> e.fingerprint THEN e.received_at END AS "changedAt",
				coalesce(e.delivered_status, e.status) = 'withdrawn' AS "isWithdrawn"
			FROM result_mark m
			JOIN sitting_entry e ON e.school_id = m.school_id AND e.id = m.entry_id
			JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
			JOIN connection c ON c.school_id = e.school_id AND c.id = e.connection_id
			JOIN supplier s ON s.id = c.supplier_id
			JOIN person p ON p.school_id = m.school_id AND p.id = m.pupil_id
			LEFT JOIN user_account u ON u.id = m.disputed_by
			LEFT JOIN user_account d ON d.id = m.decided_by
			WHERE m.school_id = ${scope.schoolId}::uuid AND m.state IN ('disputed', 'set-aside')
			ORDER BY m.state, m.disputed_at, m.id
			LIMIT 2000`;
		const nameOf = await selectTestNames(
			tx,
			scope,
			rows.map((row) => row.assessmentId),
		);
		return rows.map(({ assessmentId, ...row }) => ({
			...{ ...row, test: nameOf(assessmentId), reason: disputeReasonOf(row.reason) },
		}));
	});
}
