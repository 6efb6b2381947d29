import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { SchoolId } from "../../domain/ids";

/** Marks older than this were not taken by a job: it is asked for again. */
const forgottenAfter = "90 seconds";
const everySeconds = 30;

/** Whose facts changed: pupils, or entries of which only the id is known. */
export interface Touched {
	readonly pupilIds: readonly string[];
	readonly entryIds: readonly string[];
}

/**
 * Marks the groups of the pupils whose facts changed, in the transaction that changed them: their signals are evaluated
 * again. One statement, in the order of the key; a group that is marked already is left alone, so writers do not wait for
 * each other. A flood of deliveries gives one job in so many seconds.
 */
export async function markSignalGroups(
	tx: SchoolTransaction,
	schoolId: SchoolId,
	{ pupilIds, entryIds }: Touched,
): Promise<void> {
	if (pupilIds.length === 0 && entryIds.length === 0) return;
	const on = today();
	const [known] = await tx.$queryRaw<{ ask: boolean }[]>`
		/* prepared */
		WITH pupil AS (
			SELECT unnest(${[...new Set(pupilIds)]}::uuid[]) AS id
			UNION
			SELECT pupil_id FROM sitting_entry WHERE school_id = ${schoolId}::uuid AND id = ANY(${entryIds}::uuid[])
		), marked AS (
			INSERT INTO dirty_signal_group (school_id, group_id)
			SELECT DISTINCT m.school_id, m.group_id
			FROM pupil JOIN group_membership AS m ON m.school_id = ${schoolId}::uuid AND m.person_id = pupil.id
			WHERE m.begin_date <= ${on}::date AND (m.end_date IS NULL OR m.end_date > ${on}::date)
			ORDER BY m.school_id, m.group_id
			ON CONFLICT DO NOTHING
			RETURNING group_id
		)
		SELECT CASE WHEN min(marked_at) IS NULL THEN EXISTS (SELECT FROM marked)
			ELSE min(marked_at) < now() - ${forgottenAfter}::interval END AS ask
		FROM dirty_signal_group WHERE school_id = ${schoolId}::uuid`;
	if (known?.ask) await askForEvaluation(tx, schoolId);
}

/** One job a school and slot. It starts after its slot has ended, so what is marked within the slot is seen by it. */
export function askForEvaluation(tx: SchoolTransaction, schoolId: SchoolId): Promise<void> {
	const once = { key: schoolId, seconds: everySeconds };
	return enqueue(tx, "evaluate-signals", { schoolId }, { startAfterSeconds: everySeconds, once });
}
