import type { MeasureType } from "../../domain/measures";
import { Prisma } from "../../generated/prisma/client";
import { levelOrder, type ScaleEntry } from "../../standing/level-order";

/**
 * Columns of an outcome `o` of an entry `e`. `ownScale`: the entries of the supplier's own scale that knows this label, or
 * null; numbers are compared as numbers, so that nothing is looked up for them. `decimals`: those of its scale, or null for
 * labels.
 */
export const ownScale = Prisma.sql`CASE WHEN o.number IS NULL THEN (
		SELECT s.entries FROM score_scale s
		WHERE s.school_id = o.school_id AND s.connection_id = e.connection_id AND s.source_id = ANY(o.scale_ids)
			AND EXISTS (SELECT FROM jsonb_array_elements(s.entries) entry WHERE entry ->> 'label' = o.text)
		ORDER BY s.source_id
		LIMIT 1
	) END AS "ownScale", CASE WHEN o.number IS NOT NULL THEN (
		SELECT d.decimals FROM scale_decimals d
		WHERE d.school_id = o.school_id AND d.assessment_id = e.assessment_id AND d.part_source_id = o.part_source_id
			AND d.type = o.type
	) END AS decimals`;

export interface WithScale {
	readonly type: string;
	readonly ownScale: readonly ScaleEntry[] | null;
}

/** The rows with the order of their labels, weakest first, where the supplier's own scale gives one (ADR 0007). */
export function withLevels<Row>(rows: readonly (Row & WithScale)[]): (Row & { levels: readonly string[] | null })[] {
	return rows.map(({ ownScale: own, ...row }) => ({
		...(row as Row),
		levels: own === null ? null : levelOrder(row.type as MeasureType, own),
	}));
}
