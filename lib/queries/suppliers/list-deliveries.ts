import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { RecordOutcome } from "../../domain/delivery";
import type { ConnectionId, DeliveryId } from "../../domain/ids";

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

export interface DeliveryPage {
	/** Newest first; at most 25. */
	readonly deliveries: readonly DeliveryRow[];
	/** Where the older ones begin: give it as `before`. Null: there are none. */
	readonly older: DeliveryId | null;
}

const pageSize = 25;

/**
 * Deliveries of a connection with what became of their records, a page at a time. Empty for a connection of another
 * school, as for one that is not there.
 * @param before the last delivery of the page before this one; null: the newest
 * @throws AppError not-allowed unless admin
 */
export async function listDeliveries(
	scope: Scope,
	connectionId: ConnectionId,
	before: string | null = null,
): Promise<DeliveryPage> {
	requireAdmin(scope);
	const found = await selectDeliveries(scope, connectionId, before);
	const deliveries = found.slice(0, pageSize);
	return { deliveries, older: found.length > pageSize ? (deliveries.at(-1)?.deliveryId ?? null) : null };
}

/** One more than a page, so that it shows whether there are older ones. */
function selectDeliveries(scope: Scope, connectionId: ConnectionId, before: string | null): Promise<DeliveryRow[]> {
	return inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<DeliveryRow[]>`
			WITH latest AS (
				SELECT * FROM delivery
				WHERE school_id = ${scope.schoolId}::uuid AND connection_id = ${connectionId}::uuid
					AND (${before}::uuid IS NULL OR (received_at, id) < (
						SELECT received_at, id FROM delivery
						WHERE school_id = ${scope.schoolId}::uuid AND connection_id = ${connectionId}::uuid
							AND id = ${before}::uuid))
				ORDER BY received_at DESC, id DESC
				LIMIT ${pageSize + 1}
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
			ORDER BY l.received_at DESC, l.id DESC`,
	);
}
