import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { whole } from "../../db/whole";
import { rosterStandards } from "../../standards/registry";
import type { SourceFact } from "../../standing/facts";

/** More connections than any school has. */
const mostSources = 1_000;

/** The school's connections that bring facts, with their freshness and what waits. */
export async function selectSources(tx: SchoolTransaction, scope: Scope): Promise<SourceFact[]> {
	const rows = await tx.$queryRaw<SourceFact[]>`/* prepared */
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
		LIMIT ${mostSources + 1}`;
	return whole(rows, mostSources);
}
