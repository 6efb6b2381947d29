import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import type { CauseKey, QualityFilter } from "./quality-filter";
import { type Remedy, remedyOf } from "./remedy-of";

/** Causes on a page: more than these is one fault in many forms. */
export const mostCauses = 100;

export interface CauseRow extends CauseKey {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	readonly records: number;
	readonly deliveries: number;
	/** Received, of the first and the last delivery with such a record. */
	readonly firstAt: Date;
	readonly lastAt: Date;
	/** Deliveries whose raw message is still kept: only they can be read again. */
	readonly kept: number;
	/** Records of those deliveries. */
	readonly keptRecords: number;
	readonly remedy: Remedy;
}

/**
 * Why records are not where teachers can see them, one row a cause, the most urgent first: what waits, then what was
 * rejected, then what has no use here. No data of pupils.
 * @throws AppError not-allowed without the right
 */
export async function listCauses(scope: Scope, filter: QualityFilter): Promise<CauseRow[]> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const since = sinceOf(filter);
	const rows = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<Omit<CauseRow, "remedy">[]>`
			WITH asked AS MATERIALIZED (
				SELECT d.id, d.connection_id, d.received_at, EXISTS (
					SELECT FROM delivery_payload AS p WHERE p.school_id = d.school_id AND p.delivery_id = d.id
				) AS kept
				FROM delivery AS d
				WHERE d.school_id = ${scope.schoolId}::uuid AND d.received_at >= ${since}
					AND (${filter.connectionId}::uuid IS NULL OR d.connection_id = ${filter.connectionId}::uuid)
					AND (d.held > 0 AND 'held' = ANY (${filter.outcomes}::text[])
						OR d.rejected > 0 AND 'rejected' = ANY (${filter.outcomes}::text[])
						OR d.not_used > 0 AND 'not-used' = ANY (${filter.outcomes}::text[]))
			), of_delivery AS (
				SELECT r.delivery_id, r.outcome, r.code, count(*)::int AS records
				FROM asked AS a
				JOIN delivery_record AS r ON r.school_id = ${scope.schoolId}::uuid AND r.delivery_id = a.id
				WHERE r.outcome = ANY (${filter.outcomes}::text[])
				GROUP BY r.delivery_id, r.outcome, r.code
			)
			SELECT o.outcome, o.code, a.connection_id AS "connectionId", s.name AS supplier, c.standard,
				sum(o.records)::int AS records, count(*)::int AS deliveries, count(*) FILTER (WHERE a.kept)::int AS kept,
				coalesce(sum(o.records) FILTER (WHERE a.kept), 0)::int AS "keptRecords",
				min(a.received_at) AS "firstAt", max(a.received_at) AS "lastAt"
			FROM of_delivery AS o
			JOIN asked AS a ON a.id = o.delivery_id
			JOIN connection AS c ON c.school_id = ${scope.schoolId}::uuid AND c.id = a.connection_id
			JOIN supplier AS s ON s.id = c.supplier_id
			GROUP BY o.outcome, o.code, a.connection_id, s.name, c.standard
			ORDER BY array_position(ARRAY['held', 'rejected', 'not-used'], o.outcome), sum(o.records) DESC, o.code, s.name,
				a.connection_id
			LIMIT ${mostCauses}`,
	);
	return rows.map((row) => ({ ...row, remedy: remedyOf(row) }));
}

/** The first moment of the period. */
export function sinceOf({ days }: Pick<QualityFilter, "days">): Date {
	return new Date(now().getTime() - days * 86_400_000);
}
