import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";

/** Days in the picture of one supplier: twelve weeks. */
export const historyDays = 84;

export interface DayVolume {
	/** yyyy-mm-dd in Europe/Amsterdam */
	readonly day: string;
	readonly deliveries: number;
	readonly received: number;
	readonly held: number;
	readonly rejected: number;
}

/**
 * What a connection delivered in the last twelve weeks: days with deliveries only, oldest first. Nothing for a connection of another school,
 * as for one that is not there.
 * @throws AppError not-allowed unless admin
 */
export async function listVolume(scope: Scope, connectionId: ConnectionId): Promise<DayVolume[]> {
	requireAdmin(scope);
	const since = addDays(scope.today, 1 - historyDays);
	return inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<DayVolume[]>`
			SELECT to_char(received_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS day, count(*)::int AS deliveries,
				sum(received)::int AS received, sum(held)::int AS held, sum(rejected)::int AS rejected
			FROM delivery
			WHERE school_id = ${scope.schoolId}::uuid AND connection_id = ${connectionId}::uuid
				AND received_at >= (${since}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
			GROUP BY 1 ORDER BY 1`,
	);
}
