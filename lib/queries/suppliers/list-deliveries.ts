import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { RecordOutcome } from "../../domain/delivery";
import type { DeliveryId } from "../../domain/ids";

export interface DeliveryRow {
	readonly deliveryId: DeliveryId;
	readonly receivedAt: Date;
	readonly version: string;
	readonly received: number;
	readonly written: number;
	readonly unchanged: number;
	readonly stale: number;
	readonly notUsed: number;
	readonly held: number;
	readonly rejected: number;
	/** Why records were not simply written, the most frequent first; at most five. */
	readonly reasons: readonly DeliveryReason[];
}

export interface DeliveryReason {
	readonly outcome: RecordOutcome;
	/** A message key of i18n (`reasons`). */
	readonly code: string;
	readonly count: number;
	/** Where in the message the first of them stands; never a value. */
	readonly path: string | null;
}

/**
 * The last deliveries of a connection with what became of their records: at most 10, newest first. Empty for a
 * connection of another school, as for one that is not there.
 * @throws AppError not-allowed unless admin
 */
export async function listDeliveries(scope: Scope, connectionId: string): Promise<DeliveryRow[]> {
	requireAdmin(scope);
	if (!uuid.test(connectionId)) return [];
	return inSchool(
		scope,
		(tx) => tx.$queryRaw<DeliveryRow[]>`
			WITH latest AS (
				SELECT * FROM delivery
				WHERE school_id = ${scope.schoolId}::uuid AND connection_id = ${connectionId}::uuid
				ORDER BY received_at DESC, id
				LIMIT 10
			), counted AS (
				SELECT r.delivery_id, r.outcome, r.code, count(*)::int AS count, min(r.path) AS path,
					row_number() OVER (PARTITION BY r.delivery_id ORDER BY count(*) DESC, r.code, r.outcome) AS place
				FROM latest l
				JOIN delivery_record r ON r.school_id = l.school_id AND r.delivery_id = l.id
				GROUP BY 1, 2, 3
			), reasons AS (
				SELECT delivery_id, json_agg(
					json_build_object('outcome', outcome, 'code', code, 'count', count, 'path', path) ORDER BY place
				) AS list
				FROM counted WHERE place <= 5 GROUP BY 1
			)
			SELECT l.id AS "deliveryId", l.received_at AS "receivedAt", l.version, l.received, l.written, l.unchanged,
				l.stale, l.not_used AS "notUsed", l.held, l.rejected, coalesce(reasons.list, '[]'::json) AS reasons
			FROM latest l
			LEFT JOIN reasons ON reasons.delivery_id = l.id
			ORDER BY l.received_at DESC, l.id`,
	);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
