import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";

/** Marks every group that is there on a day (yyyy-mm-dd) or still has signals: a rule changed, or a night passed. */
export async function markAllGroups(tx: SchoolTransaction, { schoolId }: JobScope | Scope, on: string): Promise<void> {
	await tx.$executeRaw`
		INSERT INTO dirty_signal_group (school_id, group_id)
		SELECT g.school_id, g.id FROM pupil_group g
		JOIN school_period p ON p.school_id = g.school_id AND p.id = g.school_period_id
		WHERE g.school_id = ${schoolId}::uuid AND ((g.ended_at IS NULL OR g.ended_at > ${on}::date)
			AND p.begin_date <= ${on}::date AND p.end_date > ${on}::date
			OR EXISTS (SELECT FROM signal s WHERE s.school_id = g.school_id AND s.group_id = g.id AND s.ended_at IS NULL))
		ORDER BY g.school_id, g.id
		ON CONFLICT DO NOTHING`;
}
