/** How each record of a delivery ends: a closed list (house rule 4). received is the sum. */
export const recordOutcomes = ["written", "unchanged", "stale", "not-used", "held", "rejected"] as const;
export type RecordOutcome = (typeof recordOutcomes)[number];

/** Why a record was rejected or held, as a code (a message key of i18n) and where in the message. Never a value of it. */
export interface RecordReason {
	readonly code: string;
	/** JSON pointer (RFC 6901), or file and line for a CSV, or element path and line for XML. */
	readonly path: string;
}

/**
 * Why a record was refused together with its whole message. The sender was told so at once; what it then sends is the true
 * one, so the kept message is not read again.
 */
export const refusedWholeCodes: readonly string[] = ["conflict", "refused-with-others"];

export interface RecordReport {
	/** Position of the record in the message, from 0. */
	readonly index: number;
	readonly sourceId: string | null;
	readonly outcome: RecordOutcome;
	/** With stale, not-used, held and rejected; with written and unchanged a word for the sender, where there is one. */
	readonly reason: RecordReason | null;
	/** Of one that was not used: what was done and to which kind of thing, in the sender's words. */
	readonly about?: { readonly verb: string; readonly activityType: string | null };
}

export interface DeliveryReport {
	readonly deliveryId: string;
	readonly receivedAt: Date;
	readonly records: readonly RecordReport[];
}

export type DeliveryCounts = Readonly<Record<RecordOutcome, number>> & { readonly received: number };

export function countOutcomes(records: readonly RecordReport[]): DeliveryCounts {
	const counts = { written: 0, unchanged: 0, stale: 0, "not-used": 0, held: 0, rejected: 0 };
	for (const record of records) counts[record.outcome] += 1;
	return { ...counts, received: records.length };
}
