import type { SchoolTransaction } from "../../db/in-school";
import { decimalsOf } from "../../domain/decimals";
import type { OutcomeRecord } from "../../domain/records";
import type { Place } from "./fact";

export interface PlacedOutcome {
	readonly entryId: string;
	readonly position: number;
	readonly outcome: OutcomeRecord;
}

/**
 * Writes the scores and results of entries.
 * @param known entries that may have outcomes already: those go, what is given stands instead
 */
export async function writeOutcomes(
	tx: SchoolTransaction,
	{ schoolId }: Place,
	outcomes: readonly PlacedOutcome[],
	known: readonly string[],
): Promise<void> {
	if (known.length > 0)
		await tx.$executeRaw`DELETE FROM outcome WHERE school_id = ${schoolId}::uuid AND entry_id = ANY (${known}::uuid[])`;
	if (outcomes.length === 0) return;
	const rows = outcomes.map(({ entryId, position, outcome }) => ({
		entry_id: entryId,
		position,
		kind: outcome.kind,
		type: outcome.type,
		part_source_id: outcome.partSourceId,
		text: outcome.text,
		number: outcome.number,
		maximum: outcome.maximum,
		scale_ids: outcome.scaleIds,
	}));
	await tx.$executeRaw`
		INSERT INTO outcome (school_id, entry_id, position, kind, type, part_source_id, text, number, maximum, scale_ids)
		SELECT ${schoolId}::uuid, entry_id, position, kind, type, part_source_id, text, number, maximum, scale_ids
		FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (
			entry_id uuid, position int, kind text, type text, part_source_id text, text text, number numeric,
			maximum numeric, scale_ids text[])
		ORDER BY entry_id, position`;
}

/**
 * Raises the decimals that scales are shown with to the most that came (lib/domain/decimals). Writers side by side go in
 * the order of the key, and what is not more writes nothing.
 */
export async function raiseDecimals(
	tx: SchoolTransaction,
	{ schoolId }: Place,
	outcomes: readonly { readonly assessmentId: string; readonly outcome: OutcomeRecord }[],
): Promise<void> {
	type Row = { assessment_id: string; part_source_id: string; type: string; decimals: number };
	const most = new Map<string, Row>();
	for (const { assessmentId, outcome } of outcomes) {
		if (outcome.number === null) continue;
		const { partSourceId, type } = outcome;
		const key = JSON.stringify([assessmentId, partSourceId, type]);
		const decimals = Math.max(most.get(key)?.decimals ?? 0, decimalsOf(outcome.text));
		most.set(key, { assessment_id: assessmentId, part_source_id: partSourceId, type, decimals });
	}
	if (most.size === 0) return;
	await tx.$executeRaw`
		INSERT INTO scale_decimals AS known (school_id, assessment_id, part_source_id, type, decimals)
		SELECT ${schoolId}::uuid, assessment_id, part_source_id, type, decimals
		FROM json_to_recordset(${JSON.stringify([...most.values()])}::json)
			AS r (assessment_id uuid, part_source_id text, type text, decimals int)
		ORDER BY assessment_id, part_source_id, type
		ON CONFLICT (school_id, assessment_id, part_source_id, type) DO UPDATE SET decimals = excluded.decimals
		WHERE known.decimals < excluded.decimals`;
}
