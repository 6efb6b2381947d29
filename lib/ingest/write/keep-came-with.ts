import type { SchoolTransaction } from "../../db/in-school";
import type { Fact, Place } from "./fact";

/**
 * Keeps which written records named a pupil who was merged into another: they are that pupil's own when a person splits
 * the two again. A school without such a match writes nothing here.
 */
export async function keepCameWith(
	tx: SchoolTransaction,
	{ schoolId, connectionId }: Place,
	facts: readonly Fact[],
): Promise<void> {
	const data = facts.flatMap((fact) => {
		if (!("cameWith" in fact) || fact.cameWith === null) return [];
		const { deliveryId, index: recordIndex } = fact.origin;
		return [
			{ schoolId, matchId: fact.cameWith, deliveryId, recordIndex, connectionId, sourceId: fact.record.sourceId },
		];
	});
	if (data.length > 0) await tx.personMatchRecord.createMany({ data, skipDuplicates: true });
}
