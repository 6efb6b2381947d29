import type { JobScope } from "../../authz/scope";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { DeliveryId } from "../../domain/ids";
import { leftAsItWas } from "../../domain/replayed";
import { judgeDelivery } from "../../ingest/judge-delivery";
import { type ReplayedRecord, replayDelivery } from "../../ingest/replay-delivery";
import { nextToRestore, restoreAccepted } from "../../ingest/restore-accepted";
import { nextOutside } from "../../ingest/select-outside";
import { keepReplayed } from "../replay/keep-replayed";
import { keepJudged } from "./begin-judging";

interface Step {
	readonly cursor: string | null;
	advance(
		tx: SchoolTransaction,
		progress: { done: number; cursor: string; counts: Readonly<Record<string, number>> },
	): Promise<void>;
}

const unread = { outcome: "rejected", code: "not-a-number" } as const;

/** Each stage goes through deliveries by id; the cursor says which stage, and the last delivery of it. */
const stages = {
	/** What is stored and cannot be is refused. */
	refuse: {
		next: (scope: JobScope, after: string | null) => inSchool(scope, (tx) => nextOutside(tx, scope.schoolId, after)),
		work: judgeDelivery,
		counts: true,
	},
	/** What it had taken the place of stands again, from the kept deliveries. */
	restore: { next: nextToRestore, work: restoreAccepted, counts: false },
	/** What was rejected for its many decimals is read. */
	read: {
		next: (scope: JobScope, after: string | null) => inSchool(scope, (tx) => nextUnread(tx, scope.schoolId, after)),
		work: (scope: JobScope, deliveryId: DeliveryId, keep: Parameters<typeof replayDelivery>[3]) =>
			replayDelivery(scope, deliveryId, { cause: unread, index: null }, keep),
		counts: true,
	},
} as const;
type Stage = keyof typeof stages;
const order: readonly Stage[] = ["refuse", "restore", "read"];

/**
 * One delivery judged again, with what changed in it, in one transaction with the progress.
 * @returns whether there may be more
 */
export async function judgeStep(scope: JobScope, workId: string, { cursor, advance }: Step): Promise<boolean> {
	const [stage = "refuse", after = null] = (cursor?.split(" ") ?? []) as [Stage?, string?];
	const { next, work, counts } = stages[stage];
	const deliveryId = (await next(scope, after)) as DeliveryId | null;
	if (deliveryId === null) {
		const following = order[order.indexOf(stage) + 1];
		await inSchool(scope, async (tx) => {
			if (following) await advance(tx, { done: 0, cursor: following, counts: {} });
			else await keepJudged(tx, scope.schoolId);
		});
		return following !== undefined;
	}
	await work(scope, deliveryId, async (tx, records) => {
		const changed = records.filter(isChange);
		await keepReplayed(tx, scope, { workId, deliveryId }, changed);
		const done = counts ? records.length : 0;
		await advance(tx, { done, cursor: `${stage} ${deliveryId}`, counts: countBy(changed) });
	});
	return true;
}

/** No reason is written as an empty one or as none; what could not be read again stayed as it was. */
const isChange = ({ before, outcome, code }: ReplayedRecord) =>
	!leftAsItWas.some((left) => left === outcome) && (before.outcome !== outcome || before.code !== (code ?? ""));

async function nextUnread(tx: SchoolTransaction, schoolId: string, after: string | null): Promise<string | null> {
	const row = await tx.deliveryRecord.findFirst({
		where: { schoolId, ...unread, ...(after === null ? {} : { deliveryId: { gt: after } }) },
		orderBy: { deliveryId: "asc" },
		select: { deliveryId: true },
	});
	return row?.deliveryId ?? null;
}

function countBy(records: readonly ReplayedRecord[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome } of records) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}
