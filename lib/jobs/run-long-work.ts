import type { JobScope } from "../authz/scope";
import { now } from "../clock";
import { openWork } from "../commands/long-work/long-work";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import { enqueue } from "../db/queue";
import type { QueueName } from "../db/queues";
import { describeFault } from "../describe-fault";
import { log } from "../log";

/** What a step did: written in the step's own transaction, so that a restart begins after it. */
export interface Progress {
	readonly done: number;
	readonly cursor: string;
	/** Added to the report. */
	readonly counts: Readonly<Record<string, number>>;
}

export interface Step {
	/** As it was asked for; the job reads it by its own form. */
	readonly input: unknown;
	/** Where the last step ended; null: none was made. */
	readonly cursor: string | null;
	advance(tx: SchoolTransaction, progress: Progress): Promise<void>;
}

/** Well within the time that the queue gives a job; what is left then is asked for anew. */
const mostMs = 10 * 60_000;
/** Whether there is more: now, after a while, or not because it cannot be done. */
export type StepEnd = boolean | "failed" | { readonly againInSeconds: number };

/** Faults one after the other until the work counts as failed; what was done stays done. */
const mostFaults = 3;

/**
 * Does long work step by step until a step says that nothing is left, or a person asks it to end. A restart goes on where
 * it was. Work that has ended, or is another school's, is left alone.
 * A step that has to wait is asked again by the queue, so that nobody waits behind it.
 */
export async function runLongWork(
	scope: JobScope,
	{ workId, queue }: { readonly workId: string; readonly queue: QueueName },
	step: (work: Step) => Promise<StepEnd>,
): Promise<void> {
	const { schoolId } = scope;
	const began = performance.now();
	let faults = 0;
	for (;;) {
		const work = await takeUp(scope, workId);
		if (work === null) return;
		if (performance.now() - began > mostMs) {
			await inSchool(scope, (tx) => enqueue(tx, queue, { schoolId, workId }));
			return;
		}
		try {
			const more = await step({ ...work, advance: advancer(scope, workId) });
			faults = 0;
			if (typeof more === "object") {
				const startAfterSeconds = more.againInSeconds;
				await inSchool(scope, (tx) => enqueue(tx, queue, { schoolId, workId }, { startAfterSeconds }));
				return;
			}
			if (more !== true) await end(scope, workId, more === "failed" ? "failed" : "done");
		} catch (error) {
			faults += 1;
			log.error({ schoolId, workId, ...describeFault(error) }, "a step of long work failed");
			if (faults === mostFaults) await end(scope, workId, "failed");
		}
	}
}

/** The work with its cursor, running from now on; null when there is nothing to do any more. */
async function takeUp(scope: JobScope, id: string) {
	const key = { schoolId_id: { schoolId: scope.schoolId, id } };
	const work = await inSchool(scope, (tx) => tx.longWork.findUnique({ where: key }));
	if (work === null || !openWork.includes(work.state)) return null;
	if (work.cancelAsked) {
		await end(scope, id, "cancelled");
		return null;
	}
	if (work.state === "queued")
		await inSchool(scope, (tx) => tx.longWork.update({ where: key, data: { state: "running", startedAt: now() } }));
	return { input: work.input as unknown, cursor: work.cursor };
}

async function end(scope: JobScope, id: string, state: "done" | "cancelled" | "failed"): Promise<void> {
	const key = { schoolId_id: { schoolId: scope.schoolId, id } };
	await inSchool(scope, (tx) => tx.longWork.update({ where: key, data: { state, endedAt: now() } }));
}

function advancer({ schoolId }: JobScope, id: string) {
	const key = { schoolId_id: { schoolId, id } };
	return async (tx: SchoolTransaction, { done, cursor, counts }: Progress) => {
		const { report } = await tx.longWork.findUniqueOrThrow({ where: key, select: { report: true } });
		const sums = { ...(report as Record<string, number>) };
		for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
		await tx.longWork.update({ where: key, data: { done: { increment: done }, cursor, report: sums } });
	};
}
