import type { JobScope } from "../authz/scope";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { DeliveryId } from "../domain/ids";
import { lockConnection } from "./connection-lock";
import { findKept } from "./find-kept";
import { readKept } from "./read-kept";
import type { KeepReplayed } from "./replay-delivery";
import { type OutsideEntry, selectOutside } from "./select-outside";
import { translate } from "./translate";
import { markSignalGroups } from "./write/mark-signal-groups";

interface Judged extends OutsideEntry {
	readonly path: string | null;
}

/**
 * Judges again what one delivery brought before its types had domains. A result with a value that cannot be is refused: it
 * leaves every figure, its values stay, and its delivery counts the record as rejected, with the reason that a message of
 * today gets. The kept message says where in it the value stands; where it was erased, the stored value is enough.
 */
export async function judgeDelivery(scope: JobScope, deliveryId: DeliveryId, keep: KeepReplayed): Promise<void> {
	const found = await findKept(scope, deliveryId);
	const message = found?.kept ? await readKept(found.kept).catch(() => null) : null;
	const parsed = found?.kept && message ? translate(message, found.kept.settings) : [];
	const reasons = new Map(parsed.flatMap((one) => ("rejected" in one ? [[one.index, one.rejected] as const] : [])));
	await inSchool(
		scope,
		async (tx) => {
			if (found) await lockConnection(tx, found.connectionId, "alone");
			const outside = await selectOutside(tx, scope.schoolId, deliveryId);
			const judged = outside.map((entry) => ({ ...entry, path: null, ...reasons.get(entry.recordIndex) }));
			await refuse(tx, scope, deliveryId, judged);
			const records = judged.map(({ recordIndex, code }) => ({
				...{ index: recordIndex, before: { outcome: "written" as const, code: "" } },
				...{ outcome: "rejected" as const, code },
			}));
			await keep(tx, records);
		},
		{ timeout: 120_000 },
	);
}

async function refuse(tx: SchoolTransaction, { schoolId }: JobScope, deliveryId: string, judged: readonly Judged[]) {
	if (judged.length === 0) return;
	const rows = judged.map(({ entryId, recordIndex, code, path }) => ({ id: entryId, index: recordIndex, code, path }));
	const incoming = JSON.stringify(rows);
	await tx.$executeRaw`
		UPDATE sitting_entry AS e SET status = CASE WHEN delivered_status IS NULL THEN 'refused' ELSE status END,
			delivered_status = CASE WHEN delivered_status IS NULL THEN NULL ELSE 'refused' END
		FROM json_to_recordset(${incoming}::json) AS r (id uuid)
		WHERE e.school_id = ${schoolId}::uuid AND e.id = r.id`;
	await tx.$executeRaw`
		INSERT INTO refused_result (school_id, id, connection_id, assessment_id, pupil_id, day, modified_at, received_at,
			delivery_id, record_index, code)
		SELECT e.school_id, e.id, e.connection_id, e.assessment_id, e.pupil_id,
			(e.taken_at AT TIME ZONE 'Europe/Amsterdam')::date, e.modified_at, e.received_at, e.delivery_id,
			e.record_index, r.code
		FROM json_to_recordset(${incoming}::json) AS r (id uuid, code text)
		JOIN sitting_entry AS e ON e.school_id = ${schoolId}::uuid AND e.id = r.id
		WHERE e.pupil_id IS NOT NULL AND e.assessment_id IS NOT NULL AND e.taken_at IS NOT NULL
		ORDER BY e.id
		ON CONFLICT (school_id, id) DO NOTHING`;
	const moved = await tx.$queryRaw<{ new: boolean }[]>`
		INSERT INTO delivery_record AS d (school_id, delivery_id, index, outcome, code, path, source_id)
		SELECT e.school_id, e.delivery_id, r.index, 'rejected', r.code, r.path, e.source_id
		FROM json_to_recordset(${incoming}::json) AS r (id uuid, index int, code text, path text)
		JOIN sitting_entry AS e ON e.school_id = ${schoolId}::uuid AND e.id = r.id
		JOIN delivery AS known ON known.school_id = e.school_id AND known.id = e.delivery_id
		ORDER BY r.index
		ON CONFLICT (school_id, delivery_id, index) DO UPDATE SET outcome = excluded.outcome, code = excluded.code,
			path = excluded.path
		RETURNING true AS new`;
	await tx.$executeRaw`
		UPDATE delivery SET written = greatest(0, written - ${moved.length}::int), rejected = rejected + ${moved.length}::int
		WHERE school_id = ${schoolId}::uuid AND id = ${deliveryId}::uuid`;
	await markSignalGroups(tx, schoolId, { pupilIds: [], entryIds: judged.map(({ entryId }) => entryId) });
}
