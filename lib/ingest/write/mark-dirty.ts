import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { Place } from "./fact";

/**
 * Marks practice days that no longer follow from adding up, and asks for them to be computed again from the facts. One job
 * is asked for per clean connection: while a transaction marks, no recompute is under way (connection-lock), so rows that
 * stand here already still have their job before them.
 */
export async function markDirty(
	tx: SchoolTransaction,
	{ schoolId, connectionId }: Place,
	days: readonly { readonly pupil_id: string; readonly day: string }[],
): Promise<void> {
	if (days.length === 0) return;
	const [known] = await tx.$queryRaw<{ dirty: boolean }[]>`
		WITH days AS (
			SELECT DISTINCT pupil_id, day FROM json_to_recordset(${JSON.stringify(days)}::json) AS d (pupil_id uuid, day date)
		), marked AS (
			INSERT INTO dirty_practice_day (school_id, connection_id, pupil_id, day)
			SELECT ${schoolId}::uuid, ${connectionId}::uuid, pupil_id, day FROM days ORDER BY pupil_id, day
			ON CONFLICT DO NOTHING
		)
		SELECT EXISTS (
			SELECT FROM dirty_practice_day WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid
		) AS dirty`;
	if (!known?.dirty) await enqueue(tx, "recompute-practice", { schoolId, connectionId });
}
