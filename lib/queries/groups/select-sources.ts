import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { rosterStandards } from "../../standards/registry";
import type { SourceFact } from "../../standing/facts";

/** The school's connections that bring facts, with their freshness and what waits. A school has at most 200. */
export function selectSources(tx: SchoolTransaction, scope: Scope): Promise<SourceFact[]> {
	return tx.$queryRaw<SourceFact[]>`/* prepared */
		SELECT c.id AS "connectionId", s.name AS supplier, c.standard, c.adaptive, last.received_at AS "lastDeliveryAt",
			c.late_after_school_days AS "lateAfterDays",
			(SELECT count(*)::int FROM held_record h WHERE h.school_id = c.school_id AND h.connection_id = c.id) AS held
		FROM connection c
		JOIN supplier s ON s.id = c.supplier_id
		LEFT JOIN LATERAL (
			SELECT d.received_at FROM delivery d
			WHERE d.school_id = c.school_id AND d.connection_id = c.id
			ORDER BY d.received_at DESC LIMIT 1
		) last ON true
		WHERE c.school_id = ${scope.schoolId}::uuid AND c.standard <> ALL(${rosterStandards}::text[])
		ORDER BY s.name, c.id
		LIMIT 200`;
}
