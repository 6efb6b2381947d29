import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { DeliveryId } from "../../domain/ids";
import { nextReplay } from "../../ingest/next-replay";
import { type ReplayedRecord, replayDelivery } from "../../ingest/replay-delivery";
import { keepReplayed } from "./keep-replayed";
import type { ReplayInput } from "./replay-input";

interface Step {
	readonly input: ReplayInput;
	readonly cursor: string | null;
	advance(
		tx: SchoolTransaction,
		progress: { done: number; cursor: string; counts: Readonly<Record<string, number>> },
	): Promise<void>;
}

/**
 * Reads one delivery again and keeps what became of each of its records, in one transaction with the progress.
 * @returns whether there may be more
 */
export async function replayStep(scope: JobScope, workId: string, { input, cursor, advance }: Step): Promise<boolean> {
	const whole = "deliveryId" in input;
	const deliveryId = whole
		? cursor === null
			? (input.deliveryId as DeliveryId)
			: null
		: await nextReplay(scope, input, cursor);
	if (deliveryId === null) return false;
	const wanted = whole ? { cause: null, index: input.index } : { cause: input, index: null };
	await replayDelivery(scope, deliveryId, wanted, async (tx, records) => {
		await keepReplayed(tx, scope, { workId, deliveryId }, records);
		await advance(tx, { done: records.length, cursor: deliveryId, counts: countBy(records) });
	});
	return true;
}

function countBy(records: readonly ReplayedRecord[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome } of records) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}
