import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";

/** Pulls whose work ended without their last word (a person cancelled it, or it fell over) end with it, and leave no page. */
export async function closeStrays(tx: SchoolTransaction, { schoolId }: Scope | JobScope): Promise<void> {
	await tx.$executeRaw`
		UPDATE roster_pull_run AS r SET state = CASE w.state WHEN 'cancelled' THEN 'cancelled' ELSE 'failed' END,
			result = CASE w.state WHEN 'cancelled' THEN 'cancelled' ELSE 'interrupted' END,
			ended_at = coalesce(w.ended_at, ${now()}), next_try_at = NULL
		FROM roster_pull_run AS o
		LEFT JOIN long_work AS w ON w.school_id = o.school_id AND w.id = o.id
		WHERE r.school_id = ${schoolId}::uuid AND o.school_id = r.school_id AND o.id = r.id AND r.state = 'open'
			AND (w.id IS NULL OR w.state NOT IN ('queued', 'running'))`;
	await tx.$executeRaw`
		DELETE FROM roster_pull_page AS p USING roster_pull_run AS r
		WHERE p.school_id = ${schoolId}::uuid AND r.school_id = p.school_id AND r.id = p.run_id AND r.state <> 'open'`;
}
