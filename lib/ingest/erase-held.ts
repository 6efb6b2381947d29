import type { JobScope } from "../authz/scope";
import { now } from "../clock";
import { newId } from "../db/ids";
import { inSchool } from "../db/in-school";
import type { AuditAction } from "../domain/audit-actions";
import { findRetention } from "./retention";

/**
 * Erases held records whose pupil did not appear in the days that the school keeps them. Their deliveries go on counting them as held, with the code
 * held-erased, and the school's log says how many there were per connection.
 * @returns how many were erased
 */
export function eraseHeld(scope: JobScope, at: Date = now()): Promise<number> {
	const { schoolId } = scope;
	return inSchool(scope, async (tx) => {
		const { heldDays } = await findRetention(tx, schoolId);
		const before = new Date(at.getTime() - heldDays * 86_400_000);
		const erased = await tx.$queryRaw<{ connection_id: string; records: number }[]>`
			WITH erased AS (
				DELETE FROM held_record WHERE school_id = ${schoolId}::uuid AND held_at < ${before}
				RETURNING id, connection_id, delivery_id, index
			), names AS (
				DELETE FROM held_identifier AS n USING erased AS e WHERE n.school_id = ${schoolId}::uuid AND n.held_id = e.id
			), told AS (
				UPDATE delivery_record AS d SET code = 'held-erased' FROM erased AS e
				WHERE d.school_id = ${schoolId}::uuid AND d.delivery_id = e.delivery_id AND d.index = e.index
			)
			SELECT connection_id, count(*)::int AS records FROM erased GROUP BY connection_id`;
		await tx.auditEvent.createMany({
			data: erased.map(({ connection_id, records }) => ({
				schoolId,
				id: newId(),
				at,
				action: "held-erased" satisfies AuditAction,
				subject: { connectionId: connection_id, records },
			})),
		});
		return erased.reduce((sum, { records }) => sum + records, 0);
	});
}
