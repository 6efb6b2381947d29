import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { Prisma, RosterPullRun } from "../../generated/prisma/client";
import type { PullFault } from "../../pull/pull-fault";
import { postPullLetter } from "./post-pull-letter";

const hourMs = 3_600_000;
/** Pulls by the clock that are made again within the night; after that the next night is the next time. */
const mostAgain = 3;

/**
 * Ends a pull without a roster, with its cause; nothing of the school has changed. One by the clock is made again within
 * the night where its cause may pass, not before the system itself said; when that is of no use any more, the admins get
 * one letter.
 */
export async function failRun(scope: JobScope, run: RosterPullRun, fault: PullFault): Promise<void> {
	const { schoolId } = scope;
	const { id, connectionId } = run;
	const key = { schoolId_connectionId: { schoolId, connectionId } };
	const send = await inSchool(scope, async (tx) => {
		await tx.rosterPullRun.update({
			where: { schoolId_id: { schoolId, id } },
			data: {
				...{ state: "failed", result: fault.code, endedAt: now(), nextTryAt: null },
				...{ startedAt: run.startedAt ?? now(), detail: { ...fault.detail } as Prisma.InputJsonObject },
			},
		});
		await tx.rosterPullPage.deleteMany({ where: { schoolId, runId: id } });
		const pull = await tx.rosterPull.findUnique({ where: key });
		if (pull === null || pull.nextAt === null || run.trial || run.askedBy !== null) return null;
		const failures = (fault.isTemporary ? pull.failures : Math.max(pull.failures, mostAgain)) + 1;
		const waitMs = Math.max(hourMs, (fault.retryAfterSeconds ?? 0) * 1000);
		const again = new Date(now().getTime() + waitMs);
		const soon = fault.isTemporary && failures <= mostAgain && again < pull.nextAt;
		await tx.rosterPull.update({ where: key, data: { failures, nextAt: soon ? again : pull.nextAt } });
		const isNew = pull.failures <= mostAgain && failures > mostAgain;
		return isNew ? postPullLetter(tx, scope, connectionId, "pullStopped") : null;
	});
	await send?.();
}
