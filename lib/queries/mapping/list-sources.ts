import { inSchoolByRole } from "../../authz/in-school-by-role";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";

/** Days over which practice is counted: what is used now asks first. */
export const usedDays = 14;

export interface MappingSource {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	readonly units: number;
	readonly mapped: number;
	/** A person said that no goal belongs to them. */
	readonly setAside: number;
	/** Attempts in the days of usedDays, and those that count for a goal. */
	readonly attempts: number;
	readonly attemptsMapped: number;
	/** Rises with every change. */
	readonly version: number;
	/** What was practised is still being counted by the latest version. */
	readonly recomputing: boolean;
}

/**
 * The suppliers whose units can be mapped to goals, with how far that is; the ones with most to do first.
 * @throws AppError not-allowed without the right
 */
export async function listSources(scope: Scope): Promise<MappingSource[]> {
	if (!can(scope, "map-goals")) throw new AppError("not-allowed");
	const since = addDays(scope.today, 1 - usedDays);
	return inSchoolByRole(
		scope,
		(tx) => tx.$queryRaw<MappingSource[]>`
			SELECT c.id AS "connectionId", s.name AS supplier, c.standard, u.units, u.mapped, u.set_aside AS "setAside",
				p.attempts, p.attempts - p.unmapped AS "attemptsMapped", c.mapping_version AS version,
				c.practice_version < c.mapping_version OR EXISTS (
					SELECT FROM dirty_practice_day AS d WHERE d.school_id = c.school_id AND d.connection_id = c.id
				) AS recomputing
			FROM connection AS c
			JOIN supplier AS s ON s.id = c.supplier_id
			CROSS JOIN LATERAL (
				SELECT count(*)::int AS units, count(*) FILTER (WHERE mapped)::int AS mapped,
					count(*) FILTER (WHERE set_aside AND NOT mapped)::int AS set_aside
				FROM supplier_unit WHERE supplier_unit.school_id = c.school_id AND connection_id = c.id
			) AS u
			CROSS JOIN LATERAL (
				SELECT coalesce(sum(attempts) FILTER (WHERE kind = 'total'), 0)::int AS attempts,
					coalesce(sum(attempts) FILTER (WHERE kind = 'unmapped'), 0)::int AS unmapped
				FROM practice_day
				WHERE practice_day.school_id = c.school_id AND connection_id = c.id AND day >= ${since}::date
					AND kind IN ('total', 'unmapped')
			) AS p
			WHERE c.school_id = ${scope.schoolId}::uuid AND u.units > 0
			ORDER BY u.units - u.mapped - u.set_aside DESC, s.name, c.id
			LIMIT 1000`,
	);
}
