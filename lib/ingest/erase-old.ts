import type { JobScope } from "../authz/scope";
import { now } from "../clock";
import { lowestIdAt, newId } from "../db/ids";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { AuditAction } from "../domain/audit-actions";
import { findRetention } from "./retention";

/** Rows of one transaction. */
const atOnce = 5_000;
const dayMs = 86_400_000;

export interface ErasedOld {
	readonly views: number;
	readonly letters: number;
	readonly security: number;
}

/**
 * Erases looks at pupils, letters, and lines about sign-ins whose retention is over. The school's log says how many went, in the same
 * transactions, so a run that was ended goes on the next night.
 */
export async function eraseOld(scope: JobScope, at: Date = now()): Promise<ErasedOld> {
	const { schoolId } = scope;
	const { viewDays, letterDays, securityDays } = await inSchool(scope, (tx) => findRetention(tx, schoolId));
	const before = (days: number) => new Date(at.getTime() - days * dayMs);
	// Ids of looks are ordered by time: the oldest are found by the key.
	const oldest = lowestIdAt(before(viewDays));
	const views = await untilFew(
		scope,
		at,
		"views",
		(tx) =>
			tx.$executeRaw`
			DELETE FROM record_view AS v USING (
				SELECT id FROM record_view WHERE school_id = ${schoolId}::uuid AND id < ${oldest}::uuid ORDER BY id LIMIT ${atOnce}
			) AS old
			WHERE v.school_id = ${schoolId}::uuid AND v.id = old.id`,
	);
	const letters = await untilFew(
		scope,
		at,
		"letters",
		(tx) =>
			tx.$executeRaw`
			DELETE FROM outbox_mail AS m USING (
				SELECT id FROM outbox_mail WHERE place_id = ${schoolId}::uuid AND created_at < ${before(letterDays)}
				ORDER BY created_at LIMIT ${atOnce}
			) AS old
			WHERE m.place_id = ${schoolId}::uuid AND m.id = old.id`,
	);
	const security = await untilFew(scope, at, "security", async (tx) => {
		const [erased] = await tx.$queryRaw<{ rows: number }[]>`
			SELECT erase_security_events(${schoolId}::uuid, ${before(securityDays)}::timestamptz, ${atOnce}::int) AS rows`;
		return erased?.rows ?? 0;
	});
	return { views, letters, security };
}

async function untilFew(
	scope: JobScope,
	at: Date,
	what: keyof ErasedOld,
	work: (tx: SchoolTransaction) => Promise<number>,
): Promise<number> {
	const { schoolId } = scope;
	const action: AuditAction = "retention.erase";
	let total = 0;
	for (;;) {
		const erased = await inSchool(scope, async (tx) => {
			const rows = await work(tx);
			if (rows > 0)
				await tx.auditEvent.create({ data: { schoolId, id: newId(), at, action, subject: { [what]: rows } } });
			return rows;
		});
		total += erased;
		if (erased < atOnce) return total;
	}
}
