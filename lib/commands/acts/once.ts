import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { PlaceId } from "../../domain/ids";
import { AppError } from "../../errors";

interface RunningAct {
	readonly actId: string;
	/** This try of it: a transaction that is begun again claims the same. */
	readonly tryId: string;
}

const running = new AsyncLocalStorage<RunningAct>();

/** Runs the work of one press of a button: whatever it writes under a row of the audit log is written once, however often it is sent. */
export function asOneAct<T>(actId: string, work: () => Promise<T>): Promise<T> {
	return running.run({ actId, tryId: newId() }, work);
}

/**
 * Claims the running act in the transaction that does it. The same act sent elsewhere at the same time waits here until this
 * transaction ends: then it finds the claim, or takes it where this one was rolled back.
 * @throws AppError conflict done-already: it was done, so nothing of this transaction is
 */
export async function claimAct(tx: SchoolTransaction, placeId: PlaceId): Promise<void> {
	const act = running.getStore();
	if (!act) return;
	const claimed = await tx.$executeRaw`
		INSERT INTO act_claim (place_id, act_id, try_id) VALUES (${placeId}::uuid, ${act.actId}::uuid, ${act.tryId}::uuid)
		ON CONFLICT (place_id, act_id) DO UPDATE SET at = act_claim.at WHERE act_claim.try_id = excluded.try_id`;
	if (claimed === 0) throw new AppError("conflict", "done-already");
}
